import { Switch } from '@mantine/core'
import { useState } from 'react'
import type { Job } from '../../../api/types'
import { fileOf, toolWishOf } from '../../../jobs/words'
import { LazyViewer } from '../../../viewer/LazyViewer'
import css from './JobResult.module.css'

/** Collision pieces or walkable ground over the object they were made of; alone where that was a file one sent. */
export function OverlayView({ job }: { job: Job }) {
  const [isShown, setShown] = useState(true)
  const isGround = job.kind === 'navmesh'
  const file = fileOf(job, isGround ? 'navmesh.glb' : 'collision.glb')
  const assetId = toolWishOf(job)?.asset_id
  if (!file) return null
  const overlay = { url: file.url, kind: isGround ? ('ground' as const) : ('pieces' as const) }
  return (
    <div className={css.stage}>
      <div className={css.view} data-testid="overlay">
        <LazyViewer
          url={assetId ? `/api/v1/assets/${assetId}/files/asset.glb` : file.url}
          mode="shaded"
          overlay={isShown ? overlay : null}
          label={isGround ? 'The object with the ground one can walk on' : 'The object with its collision pieces'}
        />
      </div>
      <div className={css.legend}>
        <Switch
          size="sm"
          label={isGround ? 'Show the ground' : 'Show the pieces'}
          checked={isShown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
      </div>
    </div>
  )
}
