import { create } from 'zustand'
import { newKey } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import type { Upload } from '../../api/types'
import { isMeshName, uploadFile } from '../../api/upload'

const LARGEST_BYTES = 100_000_000

export interface Sent {
  id: string
  name: string
  bytes: number
  /** 0 to 1 while it is being sent. */
  fraction: number
  refusal: string | null
  upload: Upload | null
}

interface Meshes {
  sent: Sent[]
  /** Send meshes one after the other; those that were taken. */
  send: (files: Iterable<File>) => Promise<Upload[]>
  drop: (id: string) => void
}

/** What needs no look inside a file, said before anything is sent; null when it may be sent. */
export function checkMesh(file: { name: string; size: number }): string | null {
  if (!isMeshName(file.name))
    return 'This is no mesh we can read: its name has to end in .glb, .obj, .stl, .ply or .3mf.'
  if (file.size > LARGEST_BYTES) {
    return `This mesh has ${(file.size / 1e6).toFixed(0)} MB; 100 MB is the most. Reduce it, or save it as GLB.`
  }
  return file.size === 0 ? 'This file is empty. Choose another.' : null
}

export const useMeshes = create<Meshes>((set, get) => {
  const update = (id: string, change: Partial<Sent>) =>
    set({ sent: get().sent.map((each) => (each.id === id ? { ...each, ...change } : each)) })

  async function sendOne(id: string, file: File): Promise<Upload | null> {
    const refusal = checkMesh(file)
    if (refusal) {
      update(id, { refusal })
      return null
    }
    try {
      const upload = await uploadFile(file, {
        name: file.name,
        key: newKey(),
        onProgress: (fraction) => update(id, { fraction }),
      })
      update(id, { upload, fraction: 1 })
      return upload
    } catch (error) {
      update(id, { refusal: sentenceOf(error) })
      return null
    }
  }

  return {
    sent: [],
    send: async (files) => {
      const chosen = [...files].map((file) => ({ id: newKey(), file }))
      const fresh = chosen.map(({ id, file }): Sent => ({
        id,
        name: file.name,
        bytes: file.size,
        fraction: 0,
        refusal: null,
        upload: null,
      }))
      set({ sent: [...get().sent, ...fresh] })
      const uploads: Upload[] = []
      for (const { id, file } of chosen) {
        const upload = await sendOne(id, file)
        if (upload) uploads.push(upload)
      }
      return uploads
    },
    drop: (id) => set({ sent: get().sent.filter((each) => each.id !== id) }),
  }
})
