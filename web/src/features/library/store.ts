import { create } from 'zustand'
import { deleteAsset, getAsset, listAssets, renameAsset, restoreAsset } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import type { Asset } from '../../api/types'

const PAGE = 24

interface Library {
  items: Asset[]
  cursor: string | null
  bytesUsed: number
  /** What is searched for. */
  text: string
  isLoaded: boolean
  failure: string | null
  load: (text?: string) => Promise<void>
  loadMore: () => Promise<void>
  find: (id: string) => Promise<Asset>
  rename: (id: string, name: string) => Promise<void>
  remove: (id: string) => Promise<void>
  restore: (id: string) => Promise<void>
}

let calls = 0

export const useLibrary = create<Library>((set, get) => {
  const put = (asset: Asset) => set({ items: get().items.map((each) => (each.id === asset.id ? asset : each)) })
  return {
    items: [],
    cursor: null,
    bytesUsed: 0,
    text: '',
    isLoaded: false,
    failure: null,
    load: async (text = get().text) => {
      const call = (calls += 1)
      set({ text })
      try {
        const page = await listAssets({ limit: PAGE, ...(text.trim() && { q: text.trim() }) })
        if (call !== calls) return
        const { items, next_cursor: cursor, bytes_used: bytesUsed } = page
        set({ items, cursor, bytesUsed, isLoaded: true, failure: null })
      } catch (error) {
        if (call === calls) set({ failure: sentenceOf(error), isLoaded: true })
      }
    },
    loadMore: async () => {
      const { cursor, text } = get()
      if (!cursor) return
      const page = await listAssets({ limit: PAGE, cursor, ...(text.trim() && { q: text.trim() }) })
      set({ items: [...get().items, ...page.items], cursor: page.next_cursor, bytesUsed: page.bytes_used })
    },
    find: async (id) => {
      const asset = await getAsset(id)
      put(asset)
      return asset
    },
    rename: async (id, name) => put(await renameAsset(id, name)),
    remove: async (id) => {
      await deleteAsset(id)
      set({ items: get().items.filter((each) => each.id !== id) })
      void get().load()
    },
    restore: async (id) => {
      await restoreAsset(id)
      await get().load()
    },
  }
})
