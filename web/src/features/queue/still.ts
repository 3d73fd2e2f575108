import type { Job } from '../../api/types'
import { pictureOf } from '../../api/upload'
import { paintingOf } from '../../jobs/painted'
import { fileOf, toolWishOf } from '../../jobs/words'

/** A still picture of what a tool works on, or of what was made or painted; null where there is none. */
export function stillOf(job: Job): string | null {
  const made = fileOf(job, 'after.png')?.url
  if (made) return made
  const painting = paintingOf(job)
  if (painting) return pictureOf(painting.uploadId)
  const assetId = job.asset_id ?? toolWishOf(job)?.asset_id
  return assetId ? `/api/v1/assets/${assetId}/files/thumbnail.webp` : null
}
