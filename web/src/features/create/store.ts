import { create } from 'zustand'
import { generate, newKey } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import type { Job } from '../../api/types'
import { uploadFile } from '../../api/upload'
import { sentenceCase } from '../../ui/words'
import { checkPicture } from './checkPicture'

export interface Chosen {
  id: string
  file: File
  preview: string
  /** 0 to 1 while it is being sent. */
  sent: number
  state: 'ready' | 'sending' | 'refused'
  refusal: string | null
  uploadId: string | null
  /** The same keys for every try of the same wish: nothing is made twice after a lost answer. */
  uploadKey: string
}

export interface Wish {
  recipe: string | null
  sizeMetres: number | null
  name: string
  seed: number
}

interface Create {
  chosen: Chosen[]
  wish: Wish
  isSubmitting: boolean
  add: (files: Iterable<File>) => void
  remove: (id: string) => void
  change: (wish: Partial<Wish>) => void
  submit: (defaultRecipe: string) => Promise<Job[]>
}

const requestKeys = new Map<string, string>()

function keyFor(picture: Chosen, wish: Wish): string {
  const same = JSON.stringify([picture.id, wish])
  const key = requestKeys.get(same) ?? newKey()
  requestKeys.set(same, key)
  return key
}

function nameOf(picture: Chosen, wish: Wish, isOnly: boolean): string | null {
  const stem = sentenceCase(picture.file.name.replace(/\.[^.]*$/, ''))
    .trim()
    .slice(0, 120)
  return (isOnly && wish.name.trim()) || stem || null
}

export const useCreate = create<Create>((set, get) => {
  const update = (id: string, change: Partial<Chosen>) =>
    set({ chosen: get().chosen.map((each) => (each.id === id ? { ...each, ...change } : each)) })

  async function send(picture: Chosen, wish: Wish, recipe: string, isOnly: boolean): Promise<Job | null> {
    update(picture.id, { state: 'sending', refusal: null })
    try {
      const uploadId =
        picture.uploadId ??
        (
          await uploadFile(picture.file, {
            name: picture.file.name,
            key: picture.uploadKey,
            onProgress: (sent) => update(picture.id, { sent }),
          })
        ).id
      update(picture.id, { uploadId, sent: 1 })
      const name = nameOf(picture, wish, isOnly)
      const body = { upload_id: uploadId, recipe, seed: wish.seed, size_metres: wish.sizeMetres, name }
      return await generate(body, keyFor(picture, wish))
    } catch (error) {
      update(picture.id, { state: 'refused', refusal: sentenceOf(error), sent: 0 })
      return null
    }
  }

  return {
    chosen: [],
    wish: { recipe: null, sizeMetres: null, name: '', seed: 0 },
    isSubmitting: false,
    add: (files) => {
      const added = [...files].map((file): Chosen => {
        const refusal = checkPicture(file)
        const state = refusal ? 'refused' : 'ready'
        const preview = URL.createObjectURL(file)
        return { id: newKey(), file, preview, sent: 0, state, refusal, uploadId: null, uploadKey: newKey() }
      })
      set({ chosen: [...get().chosen, ...added] })
    },
    remove: (id) => {
      const gone = get().chosen.find((each) => each.id === id)
      if (gone) URL.revokeObjectURL(gone.preview)
      set({ chosen: get().chosen.filter((each) => each.id !== id) })
    },
    change: (wish) => set({ wish: { ...get().wish, ...wish } }),
    submit: async (defaultRecipe) => {
      const { chosen, wish, remove } = get()
      set({ isSubmitting: true })
      const jobs: Job[] = []
      for (const picture of chosen.filter((each) => !checkPicture(each.file))) {
        const job = await send(picture, wish, wish.recipe ?? defaultRecipe, chosen.length === 1)
        if (!job) continue
        jobs.push(job)
        remove(picture.id)
      }
      set({ isSubmitting: false, wish: { ...get().wish, name: get().chosen.length === 0 ? '' : wish.name } })
      return jobs
    },
  }
})
