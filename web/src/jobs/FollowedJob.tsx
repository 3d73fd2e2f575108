import { Notice } from '../ui/Notice'
import type { Job } from '../api/types'
import { CancelButton } from './CancelButton'
import css from './FollowedJob.module.css'
import { JobProgress } from './JobProgress'

/** How far a job is, where it was asked for: it can be stopped there, and says there why it failed. */
export function FollowedJob({ job }: { job: Job }) {
  return (
    <div className={css.job}>
      <div className={css.line}>
        <JobProgress job={job} />
        <CancelButton job={job} size="xs" />
      </div>
      {job.error && <Notice tone="bad">{job.error.detail}</Notice>}
    </div>
  )
}
