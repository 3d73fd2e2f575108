import { useState } from 'react'
import { newKey } from '../api/client'
import { sentenceOf } from '../api/problem'
import { askTool, type Source, type ToolKind, type ToolOptions } from '../api/tools'
import type { Job } from '../api/types'
import { newestFirst, useJobs } from './store'
import { toolWishOf } from './words'

interface Tool<Kind extends ToolKind> {
  /** The newest job of this kind on this source, however long ago it was asked for. */
  job: Job | undefined
  isAsking: boolean
  /** Why it was not taken on. */
  refusal: string | null
  ask: (options: ToolOptions[Kind], about?: { name?: string | null }) => Promise<void>
}

/** Whether a job works on this mesh. */
export function isOf(job: Job, source: Source): boolean {
  const wish = toolWishOf(job)
  if (!wish) return false
  return 'asset_id' in source ? wish.asset_id === source.asset_id : wish.upload_id === source.upload_id
}

/** One kind of work on one mesh: ask for it, and follow what was asked for last. */
export function useTool<Kind extends ToolKind>(kind: Kind, source: Source): Tool<Kind> {
  const job = useJobs((all) => newestFirst(all.jobs).find((each) => each.kind === kind && isOf(each, source)))
  const take = useJobs((all) => all.take)
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  return {
    job,
    isAsking,
    refusal,
    ask: async (options, about) => {
      setAsking(true)
      setRefusal(null)
      try {
        take(await askTool(kind, source, options, { key: newKey(), ...about }))
      } catch (error) {
        setRefusal(sentenceOf(error))
      } finally {
        setAsking(false)
      }
    },
  }
}
