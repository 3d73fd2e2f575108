import { NativeSelect, SegmentedControl } from '@mantine/core'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { Asset } from '../../api/types'
import type { ViewMode } from '../../viewer/AssetViewer'
import { useLightings } from './useLightings'
import css from './ViewerStage.module.css'

const AssetViewer = lazy(() => import('../../viewer/AssetViewer').then((room) => ({ default: room.AssetViewer })))

const MODES: { value: ViewMode; label: string }[] = [
  { value: 'shaded', label: 'Shaded' },
  { value: 'wireframe', label: 'Wireframe' },
  { value: 'normals', label: 'Normals' },
  { value: 'uv', label: 'UV checker' },
]

/** What the viewer shows without being told; it needs no numbers from elsewhere. */
const OWN_LIGHT = 'studio'

/** The object itself, with the ways of looking at it. Until it is drawn its thumbnail stands in. */
export function ViewerStage({ asset }: { asset: Asset }) {
  const [mode, setMode] = useState<ViewMode>('shaded')
  const lightings = useLightings()
  const [lighting, setLighting] = useState(OWN_LIGHT)
  const [readyUrl, setReadyUrl] = useState<string | null>(null)
  const file = asset.files.find((each) => each.name === 'asset.glb')
  const url = file?.url ?? ''
  const isReady = readyUrl === url
  const [width = 0, height = 0, depth = 0] = asset.size_metres
  const onReady = useCallback(() => setReadyUrl(url), [url])
  return (
    <div className={css.stage} data-testid="viewer" data-ready={isReady} data-mode={mode}>
      <Suspense fallback={<img src={asset.thumbnail_url} alt="" className={css.still} />}>
        {file && (
          <AssetViewer
            key={url}
            url={url}
            mode={mode}
            lighting={lightings.find((each) => each.name === lighting && lighting !== OWN_LIGHT) ?? null}
            sizeMetres={[width, height, depth]}
            label={asset.name}
            onReady={onReady}
          />
        )}
      </Suspense>
      <SegmentedControl
        className={css.modes}
        classNames={{ label: css.mode }}
        withItemsBorders={false}
        aria-label="View"
        size="sm"
        radius="xl"
        data={MODES}
        value={mode}
        onChange={(value) => setMode(value)}
      />
      {lightings.length > 0 && mode === 'shaded' && (
        <NativeSelect
          className={css.lighting}
          aria-label="Lighting"
          size="xs"
          radius="xl"
          data={lightings.map((each) => ({ value: each.name, label: each.title }))}
          value={lighting}
          onChange={(event) => setLighting(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
