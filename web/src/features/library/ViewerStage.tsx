import { useRef } from 'react'
import type { Asset } from '../../api/types'
import type { ViewHandle } from '../../viewer/AssetViewer'
import { useLook } from './look'
import { LookBar } from './LookBar'
import { ViewerPane } from './ViewerPane'
import css from './ViewerStage.module.css'

/** The object itself, with the ways of looking at it. Until it is drawn its thumbnail stands in. */
export function ViewerStage({ asset }: { asset: Asset }) {
  const look = useLook()
  const view = useRef<ViewHandle>(null)
  const url = asset.files.find((each) => each.name === 'asset.glb')?.url
  return (
    <div className={css.stage}>
      {url && (
        <ViewerPane
          url={url}
          label={asset.name}
          look={look}
          still={asset.thumbnail_url}
          sizeMetres={asset.size_metres}
          handle={view}
        />
      )}
      <LookBar look={look} view={view} />
    </div>
  )
}
