import { useEffect, useState } from 'react'
import { sentenceOf } from '../api/problem'
import type { Job } from '../api/types'
import { useJobs } from './store'

/** One job, kept up to date by the live line; asked for once when it is not known yet. */
export function useJob(id: string): { job: Job | undefined; failure: string | null } {
  const job = useJobs((all) => all.jobs[id])
  const find = useJobs((all) => all.find)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    find(id).catch((error: unknown) => {
      if (!isGone) setFailure(sentenceOf(error))
    })
    return () => {
      isGone = true
    }
  }, [id, find])
  return { job, failure: job ? null : failure }
}
