import { useEffect } from 'react'
import { create } from 'zustand'
import { getAsset, getUpload } from '../api/client'
import type { Job } from '../api/types'
import { titleOf, toolWishOf, workOf } from './words'

interface Names {
  known: Record<string, string>
  /** Ask once what a mesh is called. */
  ask: (key: string, read: () => Promise<{ name: string }>) => void
}

const asked = new Set<string>()

/** What the meshes are called that tools work on; a job names them by number only. */
const useNames = create<Names>((set, get) => ({
  known: {},
  ask: (key, read) => {
    if (asked.has(key)) return
    asked.add(key)
    read().then(
      ({ name }) => set({ known: { ...get().known, [key]: name } }),
      // Deleted meanwhile: its job goes by the kind of work alone.
      () => undefined,
    )
  },
}))

/** The name of the mesh a tool works on; null for a picture's job, and while it is not known. */
export function useSourceName(job: Job | undefined): string | null {
  const wish = job && toolWishOf(job)
  const [assetId, uploadId] = [wish?.asset_id, wish?.upload_id]
  const name = useNames((names) => names.known[assetId ?? uploadId ?? ''])
  const ask = useNames((names) => names.ask)
  useEffect(() => {
    if (assetId) ask(assetId, () => getAsset(assetId))
    else if (uploadId) ask(uploadId, () => getUpload(uploadId))
  }, [ask, assetId, uploadId])
  return name ?? null
}

/** What a job is called: by its name, or by its work and the mesh it works on. */
export function useTitle(job: Job | undefined): string {
  const source = useSourceName(job)
  if (!job) return ''
  return source && !job.request?.name ? `${workOf(job)}: ${source}` : titleOf(job)
}
