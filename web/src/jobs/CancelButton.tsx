import { Button } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../api/problem'
import type { Job } from '../api/types'
import { useToasts } from '../ui/toasts'
import { isLive, useJobs } from './store'
import { titleOf } from './words'

/** Stops a job that waits or runs. */
export function CancelButton({ job, size = 'sm' }: { job: Job; size?: 'xs' | 'sm' }) {
  const [isAsking, setAsking] = useState(false)
  const cancel = useJobs((all) => all.cancel)
  const say = useToasts((toasts) => toasts.say)
  if (!isLive(job)) return null
  return (
    <Button
      variant="default"
      size={size}
      loading={isAsking || job.cancel_requested}
      aria-label={`Cancel ${titleOf(job)}`}
      onClick={() => {
        setAsking(true)
        cancel(job.id)
          .catch((error: unknown) => say({ text: sentenceOf(error), tone: 'bad' }))
          .finally(() => setAsking(false))
      }}
    >
      Cancel
    </Button>
  )
}
