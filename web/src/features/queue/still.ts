import type { Job } from '../../api/types'
import { fileOf, toolWishOf } from '../../jobs/words'

/** A still picture of what a tool works on or has made; null where there is none. */
export function stillOf(job: Job): string | null {
  const made = fileOf(job, 'after.png')?.url
  if (made) return made
  const assetId = job.asset_id ?? toolWishOf(job)?.asset_id
  return assetId ? `/api/v1/assets/${assetId}/files/thumbnail.webp` : null
}
