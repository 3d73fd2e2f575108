import type { Job } from '../../api/types'
import { seconds } from '../../ui/words'

const STAGES: Record<string, string> = {
  'cut out': 'Cutting out the subject',
  shape: 'Building the shape',
  repair: 'Closing the surface',
  simplify: 'Simplifying',
  unwrap: 'Unwrapping',
  bake: 'Painting the texture',
  audit: 'Checking the result',
}

/** What a job is doing, as a heading. */
export function stateOf(job: Job): string {
  if (job.cancel_requested && job.state === 'running') return 'Stopping'
  switch (job.state) {
    case 'queued':
      return job.attempt > 0 ? 'Waiting for another try' : 'Waiting for its turn'
    case 'running':
      return job.stage ? (STAGES[job.stage] ?? job.stage) : 'Starting'
    case 'succeeded':
      return job.verdict === 'fail' ? 'Done, with findings' : 'Done'
    case 'failed':
      return 'It did not work out'
    case 'canceled':
      return 'Canceled'
  }
}

/** What is still to come, or what has been. */
export function detailOf(job: Job): string {
  if (job.state === 'running' && job.estimate_seconds !== null)
    return `about ${seconds(Math.max(1, job.estimate_seconds))} to go`
  if (job.state === 'succeeded' && job.cached) return 'made before, so it was there at once'
  if (job.state === 'succeeded' && job.started_at && job.finished_at) {
    return `in ${seconds((Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000)}`
  }
  return ''
}

export const titleOf = (job: Job): string => job.request?.name ?? 'Untitled'

export const cutoutOf = (job: Job): string | null => job.files.find((file) => file.name === 'cutout.png')?.url ?? null
