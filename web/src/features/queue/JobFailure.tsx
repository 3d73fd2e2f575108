import type { Job } from '../../api/types'
import { Notice } from '../../ui/Notice'
import { AgainButton } from './AgainButton'

/** Why a job failed and what can be done about it. */
export function JobFailure({ job }: { job: Job }) {
  if (!job.error) return null
  return (
    <Notice tone="bad" actions={<AgainButton job={job} size="xs" />}>
      {job.error.detail}
    </Notice>
  )
}
