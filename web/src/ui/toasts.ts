import { create } from 'zustand'

const SHOWN_MS = 10_000

export interface Toast {
  id: number
  text: string
  tone: 'calm' | 'bad'
  action?: { label: string; run: () => void }
}

interface Toasts {
  shown: Toast[]
  say: (toast: Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }) => void
  drop: (id: number) => void
}

let last = 0

/** Short messages in the corner, some of them with a way back. */
export const useToasts = create<Toasts>((set, get) => ({
  shown: [],
  say: (toast) => {
    const id = (last += 1)
    set({ shown: [...get().shown.slice(-2), { tone: 'calm', ...toast, id }] })
    setTimeout(() => get().drop(id), SHOWN_MS)
  },
  drop: (id) => set({ shown: get().shown.filter((toast) => toast.id !== id) }),
}))
