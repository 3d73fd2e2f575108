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
        ...(request.prompt === null ? [] : [['Words', request.prompt] as const]),
        ...(request.painting ? [['Style', sentenceCase(request.painting.style ?? 'plain')] as const] : []),
        ['Recipe', sentenceCase(request.recipe)],
        ['Longest side', request.size_metres === null ? '10 cm (assumed)' : length(request.size_metres)],
        ['Seed', String(request.seed)],
        ...(request.steps === null ? [] : [['Steps', String(request.steps)] as const]),
        ...(request.guidance === null ? [] : [['Guidance', String(request.guidance)] as const]),
        ...(views.length > 0 ? [['Views', `front, ${views.map(({ view }) => view).join(', ')}`] as const] : []),
        [
          'Cut-out',
          request.mask_upload_id !== null
            ? 'painted by you'
            : request.matting
              ? `found by ${request.matting}`
              : 'found by itself',
        ],
      ]}
    />
  )
}
