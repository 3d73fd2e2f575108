import { create } from 'zustand'
import { generate, newKey } from '../../api/client'
import { Refusal, sentenceOf } from '../../api/problem'
import type { GenerateRequest, Job, Recipes, StyleChoice } from '../../api/types'
import { VIEWS, type View } from '../../ui/views'
import { sentenceCase } from '../../ui/words'
import { canBeSent, forget, sendPicture, takePicture, viewsOf, type Chosen, type Picture } from './chosen'
import { suits } from './engines'

export interface Wish {
  recipe: string | null
  /** Only this engine; null for those of the recipe. */
  engine: string | null
  sizeMetres: number | null
  name: string
  seed: number
  /** Of engines that work in steps; null for the recipe's own. */
  steps: number | null
  guidance: number | null
  /** The network that finds the subject; null to go by the backdrop. */
  matting: string | null
  /** Of the engine; others take none. */
  styles: StyleChoice[]
}

interface Create {
  chosen: Chosen[]
  wish: Wish
  isSubmitting: boolean
  /** Choose pictures; `uploadId` where the one there is has been sent already. */
  add: (files: Iterable<File>, uploadId?: string | null) => void
  remove: (id: string) => void
  /** Show a thing from one more side; null takes that side away again. */
  setView: (id: string, view: View, file: File | null) => void
  change: (wish: Partial<Wish>) => void
  submit: (recipes: Recipes) => Promise<Job[]>
}

const requestKeys = new Map<string, string>()

function keyFor(id: string, body: GenerateRequest): string {
  const same = JSON.stringify([id, body])
  const key = requestKeys.get(same) ?? newKey()
  requestKeys.set(same, key)
  return key
}

function nameOf(picture: Picture, wish: Wish, isOnly: boolean): string | null {
  const stem = sentenceCase(picture.file.name.replace(/\.[^.]*$/, ''))
    .trim()
    .slice(0, 120)
  return (isOnly && wish.name.trim()) || stem || null
}

/** The side a refusal is about; null where it is about the front or about no single picture. */
function blamed(error: unknown): View | null {
  const fields = error instanceof Refusal ? error.fields : []
  return (
    VIEWS.find((view) => fields.some((field) => field === `views.${view}` || field.startsWith(`views.${view}.`))) ??
    null
  )
}

/** Unused uploads are swept away after a day: what is gone must be sent again, and nothing else. */
const isGone = (error: unknown): boolean => error instanceof Refusal && error.code === 'no_such_upload'

export const useCreate = create<Create>((set, get) => {
  const change = (id: string, to: (chosen: Chosen) => Chosen) =>
    set({ chosen: get().chosen.map((each) => (each.id === id ? to(each) : each)) })
  const update = (id: string, changes: Partial<Picture>) => change(id, (each) => ({ ...each, ...changes }))
  const updateView = (id: string, view: View, changes: Partial<Picture>) =>
    change(id, (each) => {
      const before = each.views[view]
      return before ? { ...each, views: { ...each.views, [view]: { ...before, ...changes } } } : each
    })

  function refuse(id: string, view: View | null, error: unknown): null {
    const changes = { state: 'refused', refusal: sentenceOf(error), sent: 0 } as const
    if (view) {
      updateView(id, view, { ...changes, uploadId: null })
      update(id, { state: 'ready', sent: 0 })
    } else update(id, isGone(error) ? { ...changes, uploadId: null } : changes)
    return null
  }

  async function send(chosen: Chosen, recipes: Recipes, isOnly: boolean): Promise<Job | null> {
    const { id } = chosen
    const { wish } = get()
    update(id, { state: 'sending', refusal: null })
    let sending: View | null = null
    try {
      const uploadId = await sendPicture(chosen, (changes) => update(id, changes))
      const views: GenerateRequest['views'] = {}
      for (const view of viewsOf(chosen)) {
        const picture = chosen.views[view]
        if (!picture) continue
        sending = view
        views[view] = { upload_id: await sendPicture(picture, (changes) => updateView(id, view, changes)) }
        updateView(id, view, { state: 'ready' })
      }
      sending = null
      const engine = recipes.engines.find((each) => each.name === wish.engine)
      const chosenEngine = engine && suits(engine, chosen) ? engine : null
      const body: GenerateRequest = {
        upload_id: uploadId,
        views: Object.keys(views).length > 0 ? views : null,
        recipe: wish.recipe ?? recipes.default,
        engine: chosenEngine?.name ?? null,
        seed: wish.seed,
        ...(chosenEngine?.steps ? { steps: wish.steps, guidance: wish.guidance } : {}),
        ...(chosenEngine && wish.styles.length > 0 ? { styles: wish.styles } : {}),
        ...(wish.matting === null ? {} : { matting: wish.matting }),
        size_metres: wish.sizeMetres,
        name: nameOf(chosen, wish, isOnly),
      }
      return await generate(body, keyFor(id, body))
    } catch (error) {
      return refuse(id, sending ?? blamed(error), error)
    }
  }

  return {
    chosen: [],
    wish: {
      recipe: null,
      engine: null,
      sizeMetres: null,
      name: '',
      seed: 0,
      steps: null,
      guidance: null,
      styles: [],
      matting: null,
    },
    isSubmitting: false,
    add: (files, uploadId = null) => {
      const added = [...files].map((file): Chosen => ({ ...takePicture(file), id: newKey(), views: {}, uploadId }))
      set({ chosen: [...get().chosen, ...added] })
    },
    remove: (id) => {
      const gone = get().chosen.find((each) => each.id === id)
      if (gone) forget(gone)
      set({ chosen: get().chosen.filter((each) => each.id !== id) })
    },
    setView: (id, view, file) =>
      change(id, ({ views: { [view]: before, ...views }, ...each }) => {
        if (before) URL.revokeObjectURL(before.preview)
        return { ...each, views: file ? { ...views, [view]: takePicture(file) } : views }
      }),
    change: (wish) => set({ wish: { ...get().wish, ...wish } }),
    submit: async (recipes) => {
      const { chosen, wish, remove } = get()
      set({ isSubmitting: true })
      const jobs: Job[] = []
      for (const each of chosen.filter(canBeSent)) {
        const job = await send(each, recipes, chosen.length === 1)
        if (!job) continue
        jobs.push(job)
        remove(each.id)
      }
      set({ isSubmitting: false, wish: { ...get().wish, name: get().chosen.length === 0 ? '' : wish.name } })
      return jobs
    },
  }
})
