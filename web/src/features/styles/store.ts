import { create } from 'zustand'
import { sentenceOf } from '../../api/problem'
import { addStyle, listStyles, removeStyle, type NewStyle } from '../../api/styles'
import type { Styles } from '../../api/types'

interface StyleShelf {
  all: Styles | null
  failure: string | null
  /** What was refused last, of adding or removing. */
  refusal: string | null
  /** How much of a style has been sent; null while none is. */
  sent: number | null
  load: () => Promise<void>
  /** Whether it is kept now. */
  add: (style: NewStyle) => Promise<boolean>
  remove: (name: string) => Promise<boolean>
  forgive: () => void
}

/** The styles as the server has them. */
export const useStyles = create<StyleShelf>((set, get) => {
  async function tried(work: () => Promise<unknown>): Promise<boolean> {
    set({ refusal: null })
    try {
      await work()
      return true
    } catch (error) {
      set({ refusal: sentenceOf(error) })
      return false
    } finally {
      set({ sent: null })
      await get().load()
    }
  }
  return {
    all: null,
    failure: null,
    refusal: null,
    sent: null,
    load: async () => {
      try {
        set({ all: await listStyles(), failure: null })
      } catch (error) {
        set({ failure: sentenceOf(error) })
      }
    },
    add: (style) => {
      set({ sent: 0 })
      return tried(() => addStyle(style, (sent) => set({ sent })))
    },
    remove: (name) => tried(() => removeStyle(name)),
    forgive: () => set({ refusal: null }),
  }
})
