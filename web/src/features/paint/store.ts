import { create } from 'zustand'
import { generate, newKey, paint } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import type { GenerateRequest, Job, PaintRequest, StyleChoice } from '../../api/types'
import { useJobs } from '../../jobs/store'

export interface Words {
  prompt: string
  style: string
  seed: number
  /** LoRAs of the network that paints. */
  styles: StyleChoice[]
}

interface Paint {
  words: Words
  /** What was asked for last. */
  jobId: string | null
  isAsking: boolean
  /** Why it was not taken on. */
  refusal: string | null
  change: (words: Partial<Words>) => void
  ask: () => Promise<void>
  /** Have it painted and made an object of in one job; null where that was not taken on. */
  make: () => Promise<Job | null>
  /** Let go of what was painted last. */
  clear: () => void
}

/** What is to be painted; it stays while one looks at another page. */
export const usePaint = create<Paint>((set, get) => ({
  words: { prompt: '', style: 'plain', seed: 0, styles: [] },
  jobId: null,
  isAsking: false,
  refusal: null,
  change: (words) => set({ words: { ...get().words, ...words } }),
  ask: async () => {
    set({ isAsking: true, refusal: null })
    try {
      const body: PaintRequest = { ...get().words, prompt: get().words.prompt.trim() }
      const job: Job = await paint(body, newKey())
      useJobs.getState().take(job)
      set({ jobId: job.id })
    } catch (error) {
      set({ refusal: sentenceOf(error) })
    } finally {
      set({ isAsking: false })
    }
  },
  make: async () => {
    set({ isAsking: true, refusal: null })
    try {
      const { prompt, style, seed, styles } = get().words
      const body: GenerateRequest = {
        prompt: prompt.trim(),
        painting: { style },
        seed,
        ...(styles.length > 0 ? { styles } : {}),
      }
      const job = await generate(body, newKey())
      useJobs.getState().take(job)
      return job
    } catch (error) {
      set({ refusal: sentenceOf(error) })
      return null
    } finally {
      set({ isAsking: false })
    }
  },
  clear: () => set({ jobId: null }),
}))
