import { NativeSelect, SegmentedControl } from '@mantine/core'
import type { RefObject } from 'react'
import type { ViewHandle, ViewMode } from '../../viewer/AssetViewer'
import { OWN_MATERIAL, type Look } from './look'
import css from './LookBar.module.css'

const MODES: { value: ViewMode; label: string }[] = [
  { value: 'shaded', label: 'Shaded' },
  { value: 'wireframe', label: 'Wireframe' },
  { value: 'normals', label: 'Normals' },
  { value: 'uv', label: 'UV checker' },
]

/** The ways of looking at an object: how it is drawn, in which light, of what, and from where. */
export function LookBar({ look, view }: { look: Look; view: RefObject<ViewHandle | null> }) {
  const isShaded = look.mode === 'shaded'
  return (
    <div className={css.bar}>
      <SegmentedControl
        className={css.modes}
        classNames={{ label: css.mode }}
        withItemsBorders={false}
        aria-label="View"
        size="sm"
        radius="xl"
        data={MODES}
        value={look.mode}
        onChange={(mode) => look.change({ mode })}
      />
      {look.lightings.length > 0 && (
        <NativeSelect
          className={css.choice}
          aria-label="Lighting"
          size="xs"
          radius="xl"
          disabled={!isShaded}
          data={look.lightings.map((each) => ({ value: each.name, label: `${each.title} light` }))}
          value={look.lighting}
          onChange={(event) => look.change({ lighting: event.currentTarget.value })}
        />
      )}
      {look.materials.length > 0 && (
        <NativeSelect
          className={css.choice}
          aria-label="Material"
          size="xs"
          radius="xl"
          disabled={!isShaded}
          data={[
            { value: OWN_MATERIAL, label: 'As it is' },
            ...look.materials.map((each) => ({ value: each.name, label: each.title })),
          ]}
          value={look.material}
          onChange={(event) => look.change({ material: event.currentTarget.value })}
        />
      )}
      {look.cameras.length > 0 && (
        <div className={css.cameras} role="group" aria-label="Look from">
          {look.cameras.map((camera, number) => (
            <button
              key={camera.name}
              type="button"
              className={css.camera}
              title={`${camera.sentence} (${number + 1})`}
              onClick={() => view.current?.look(camera)}
            >
              {camera.title.replace('Three-quarter', '¾').replace(/^¾$/, '¾ left')}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
