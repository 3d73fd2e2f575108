import { Button } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../../api/problem'
import type { Job } from '../../api/types'
import { go } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { useToasts } from '../../ui/toasts'
import { tryAgain } from './again'

/** Asks for the same thing once more and shows the job that comes of it. */
export function AgainButton({ job, size = 'sm' }: { job: Job; size?: 'xs' | 'sm' }) {
  const [isAsking, setAsking] = useState(false)
  const say = useToasts((toasts) => toasts.say)
  return (
    <Button
      variant="default"
      size={size}
      leftSection={<Icon name="reset" size={16} />}
      loading={isAsking}
      onClick={() => {
        setAsking(true)
        tryAgain(job)
          .then((made) => go(`/jobs/${made.id}`))
          .catch((error: unknown) => say({ text: sentenceOf(error), tone: 'bad' }))
          .finally(() => setAsking(false))
      }}
    >
      Try again
    </Button>
  )
}
