import { create } from 'zustand'
import { cancelJob, getJob, listJobs } from '../api/client'
import { sentenceOf } from '../api/problem'
import type { Job } from '../api/types'

const PAGE = 24

interface Jobs {
  jobs: Record<string, Job>
  cursor: string | null
  isLoaded: boolean
  failure: string | null
  /** Take a job in its newest form, from wherever it came. */
  take: (...jobs: Job[]) => void
  load: () => Promise<void>
  loadMore: () => Promise<void>
  find: (id: string) => Promise<Job>
  cancel: (id: string) => Promise<void>
}

/** States of one job never go backwards; a late answer must not undo what the live line has told. */
const RANK = { queued: 0, running: 1, succeeded: 2, failed: 2, canceled: 2 } as const

export function isOlder(told: Job, known: Job): boolean {
  if (told.attempt !== known.attempt) return told.attempt < known.attempt
  if (RANK[told.state] !== RANK[known.state]) {
    return RANK[told.state] < RANK[known.state] && RANK[known.state] === 2
  }
  return told.state === 'running' && known.state === 'running' && told.fraction < known.fraction
}

export const useJobs = create<Jobs>((set, get) => ({
  jobs: {},
  cursor: null,
  isLoaded: false,
  failure: null,
  take: (...told) => {
    const jobs = { ...get().jobs }
    for (const job of told) {
      const known = jobs[job.id]
      if (!known || !isOlder(job, known)) jobs[job.id] = job
    }
    set({ jobs })
  },
  load: async () => {
    try {
      const page = await listJobs({ limit: PAGE })
      get().take(...page.items)
      set({ cursor: page.next_cursor ?? null, isLoaded: true, failure: null })
    } catch (error) {
      set({ failure: sentenceOf(error), isLoaded: true })
    }
  },
  loadMore: async () => {
    const { cursor } = get()
    if (!cursor) return
    const page = await listJobs({ limit: PAGE, cursor })
    get().take(...page.items)
    set({ cursor: page.next_cursor ?? null })
  },
  find: async (id) => {
    const job = await getJob(id)
    get().take(job)
    return get().jobs[id] ?? job
  },
  cancel: async (id) => get().take(await cancelJob(id)),
}))

export const isLive = (job: Job): boolean => job.state === 'queued' || job.state === 'running'

export const newestFirst = (jobs: Record<string, Job>): Job[] =>
  Object.values(jobs).sort(
    (one, other) => other.created_at.localeCompare(one.created_at) || other.id.localeCompare(one.id),
  )
