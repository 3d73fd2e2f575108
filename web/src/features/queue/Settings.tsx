import type { Job } from '../../api/types'
import { Facts } from '../../ui/Facts'
import { pictureWishOf, viewsOf } from '../../jobs/words'
import { length, sentenceCase } from '../../ui/words'

/** What a job was asked for. */
export function Settings({ job }: { job: Job }) {
  const request = pictureWishOf(job)
  if (!request) return null
  const views = viewsOf(request)
  return (
    <Facts
      title="Asked for"
      items={[
        ['Recipe', sentenceCase(request.recipe)],
        ['Longest side', request.size_metres === null ? '10 cm (assumed)' : length(request.size_metres)],
        ['Seed', String(request.seed)],
        ...(views.length > 0 ? [['Views', `front, ${views.map(({ view }) => view).join(', ')}`] as const] : []),
        ['Cut-out', request.mask_upload_id === null ? 'found by itself' : 'painted by you'],
      ]}
    />
  )
}
