import { create } from 'zustand'
import { listRecipes } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import { deleteTrial, listTrials, startTrial, stopTrial } from '../../api/trials'
import type { Recipes, Trial, TrialRequest } from '../../api/types'

interface Trials {
  items: Trial[] | null
  /** What can be compared. */
  recipes: Recipes | null
  /** Hand it back for older ones; null where there are none. */
  cursor: string | null
  failure: string | null
  /** Why what was asked last was refused. */
  refused: string | null
  isAsking: boolean
  /** Say no more why. */
  forget: () => void
  load: () => Promise<void>
  more: () => Promise<void>
  /** Whether it was started. */
  start: (asked: TrialRequest) => Promise<boolean>
  stop: (id: string) => Promise<void>
  remove: (id: string) => Promise<void>
}

/** Trials as the server has them; their outcomes come with them. */
export const useTrials = create<Trials>((set, get) => {
  async function ask(call: () => Promise<unknown>): Promise<boolean> {
    set({ isAsking: true, refused: null })
    try {
      await call()
      await get().load()
      return true
    } catch (error) {
      set({ refused: sentenceOf(error) })
      return false
    } finally {
      set({ isAsking: false })
    }
  }
  return {
    items: null,
    recipes: null,
    cursor: null,
    failure: null,
    refused: null,
    isAsking: false,
    forget: () => set({ refused: null }),
    load: async () => {
      try {
        const [page, recipes] = await Promise.all([listTrials(), get().recipes ?? listRecipes()])
        set({ items: page.items, cursor: page.next_cursor, recipes, failure: null })
      } catch (error) {
        set({ failure: sentenceOf(error) })
      }
    },
    more: async () => {
      const { cursor } = get()
      if (cursor === null) return
      try {
        const page = await listTrials({ cursor })
        set({ items: [...(get().items ?? []), ...page.items], cursor: page.next_cursor, failure: null })
      } catch (error) {
        set({ failure: sentenceOf(error) })
      }
    },
    start: (asked) => ask(() => startTrial(asked)),
    stop: async (id) => {
      await ask(() => stopTrial(id))
    },
    remove: async (id) => {
      await ask(() => deleteTrial(id))
    },
  }
})
