import type { Job } from '../api/types'
import { useJobs } from '../jobs/store'
import { go } from '../ui/address'
import { useToasts } from '../ui/toasts'

/** After pictures were sent: on to what comes of them. Pictures that were refused keep the page where it is. */
export function whenAsked(jobs: Job[], { isAll }: { isAll: boolean }): void {
  useJobs.getState().take(...jobs)
  const [first] = jobs
  if (!first) return
  const path = jobs.length === 1 ? `/jobs/${first.id}` : '/jobs'
  if (isAll) {
    go(path)
    return
  }
  const text = jobs.length === 1 ? 'One object is on its way.' : `${jobs.length} objects are on their way.`
  useToasts.getState().say({ text, action: { label: 'Show', run: () => go(path) } })
}
