import type { Job } from '../api/types'
import { Progress } from '../ui/Progress'
import css from './JobProgress.module.css'
import { isLive } from './store'
import { detailOf, stateOf } from './words'

const TONE: Partial<Record<Job['state'], string>> = { succeeded: 'good', failed: 'bad', canceled: 'quiet' }

/** State, stage and what is left of a job; changes are read aloud. */
export function JobProgress({ job }: { job: Job }) {
  const state = stateOf(job)
  return (
    <div className={css.progress} data-testid="job-state" data-state={job.state}>
      <div className={css.line} role="status" aria-live="polite">
        <span className={css.state} data-tone={job.verdict === 'fail' ? 'warn' : TONE[job.state]}>
          {state}
        </span>
        <span className={css.detail}>{detailOf(job)}</span>
      </div>
      {isLive(job) && (
        <Progress
          key={job.attempt}
          label={state}
          fraction={job.fraction}
          estimateSeconds={job.estimate_seconds}
          isWaiting={job.state === 'queued'}
        />
      )}
    </div>
  )
}
