import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Upload } from '../../api/types'
import { LazyViewer } from '../../viewer/LazyViewer'
import type { ViewMode } from '../../viewer/viewMode'
import css from './MeshStage.module.css'

/** Larger files take a browser long to read; they are worked on unseen. */
const LARGEST_SHOWN_BYTES = 40_000_000
const MODES: { value: ViewMode; label: string }[] = [
  { value: 'shaded', label: 'Shaded' },
  { value: 'wireframe', label: 'Wireframe' },
]

/** The mesh as it was sent. */
export function MeshStage({ upload }: { upload: Upload }) {
  const [mode, setMode] = useState<ViewMode>('shaded')
  if (upload.bytes > LARGEST_SHOWN_BYTES) return null
  return (
    <div className={css.stage}>
      <LazyViewer url={upload.file_url} mode={mode} label={upload.name} />
      <SegmentedControl
        className={css.modes}
        withItemsBorders={false}
        aria-label="View of the mesh"
        size="xs"
        radius="xl"
        data={MODES}
        value={mode}
        onChange={setMode}
      />
    </div>
  )
}
