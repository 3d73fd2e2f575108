import { create } from 'zustand'
import { sentenceOf } from '../../api/problem'
import type { WeightSets, WorkerCache } from '../../api/types'
import { downloadWeights, listHeld, listWeights, removeWeights, stopDownload } from '../../api/weights'

interface Weights {
  all: WeightSets | null
  /** What workers hold in memory, and when they were asked, by this machine's clock. */
  workers: WorkerCache[]
  seenAt: number
  failure: string | null
  /** What was refused of weights by their name, in a sentence. */
  refused: Record<string, string>
  /** The name of weights something is asked of just now. */
  asking: string | null
  load: () => Promise<void>
  download: (name: string, licence: string) => Promise<void>
  stop: (name: string) => Promise<void>
  /** The bytes that became free; null where it was refused. */
  remove: (name: string) => Promise<number | null>
}

let calls = 0

/** Weights as the server has them; a download tells nobody, so whoever shows one asks again and again. */
export const useWeights = create<Weights>((set, get) => {
  async function ask<T>(name: string, call: () => Promise<T>): Promise<T | null> {
    set({ asking: name, refused: Object.fromEntries(Object.entries(get().refused).filter(([key]) => key !== name)) })
    let found: T | null = null
    try {
      found = await call()
    } catch (error) {
      set({ refused: { ...get().refused, [name]: sentenceOf(error) } })
    }
    await get().load()
    set({ asking: null })
    return found
  }
  return {
    all: null,
    workers: [],
    seenAt: 0,
    failure: null,
    refused: {},
    asking: null,
    load: async () => {
      const call = (calls += 1)
      try {
        const [all, workers] = await Promise.all([listWeights(), listHeld()])
        if (call === calls) set({ all, workers, seenAt: Date.now(), failure: null })
      } catch (error) {
        if (call === calls) set({ failure: sentenceOf(error) })
      }
    },
    download: async (name, licence) => {
      await ask(name, () => downloadWeights(name, licence))
    },
    stop: async (name) => {
      await ask(name, () => stopDownload(name))
    },
    remove: (name) => ask(name, () => removeWeights(name)),
  }
})
