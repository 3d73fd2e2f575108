import { SegmentedControl } from '@mantine/core'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { Asset } from '../../api/types'
import type { ViewMode } from '../../viewer/AssetViewer'
import css from './ViewerStage.module.css'

const AssetViewer = lazy(() => import('../../viewer/AssetViewer').then((room) => ({ default: room.AssetViewer })))

const MODES: { value: ViewMode; label: string }[] = [
  { value: 'shaded', label: 'Shaded' },
  { value: 'wireframe', label: 'Wireframe' },
  { value: 'normals', label: 'Normals' },
  { value: 'uv', label: 'UV checker' },
]

/** The object itself, with the ways of looking at it. Until it is drawn its thumbnail stands in. */
export function ViewerStage({ asset }: { asset: Asset }) {
  const [mode, setMode] = useState<ViewMode>('shaded')
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
    </div>
  )
}
