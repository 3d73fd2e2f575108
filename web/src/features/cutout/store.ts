import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { Board } from './board'
import type { Shown } from './draw'
import { KEPT, REMOVED } from './mask'
import type { Mask } from './mask'
import type { Brush, Point } from './stroke'
import { fitted, panned, toPicture, zoomed } from './view'
import type { Extent, View } from './view'

export type Tool = 'keep' | 'remove'

export interface Cutout {
  board: Board
  picture: Extent
  stage: Extent
  view: View
  tool: Tool
  /** Width of the brush in pixels of the picture. */
  size: number
  hardness: number
  shown: Shown
  /** Where the brush is, in pixels of the picture, and what moved it there. */
  cursor: { at: Point; isByKeys: boolean } | null
  canUndo: boolean
  canRedo: boolean
  /** Rises with every change of the mask. */
  version: number
  set: (changes: Partial<Pick<Cutout, 'tool' | 'hardness' | 'shown' | 'cursor'>>) => void
  resize: (size: number) => void
  place: (stage: Extent) => void
  fit: () => void
  zoom: (factor: number, at?: Point) => void
  pan: (by: Point) => void
}

export type CutoutStore = StoreApi<Cutout>

/** The brush sizes there are for a picture: from a few pixels to half its longer side. */
export function sizesFor({ width, height }: Extent): [smallest: number, largest: number] {
  return [2, Math.max(8, Math.round(Math.max(width, height) / 2))]
}

export function brushOf({ size, hardness, tool }: Pick<Cutout, 'size' | 'hardness' | 'tool'>): Brush {
  return { radius: size / 2, hardness, target: tool === 'keep' ? KEPT : REMOVED }
}

/** What the screen point is in the picture. */
export function under({ view }: Pick<Cutout, 'view'>, screen: Point): Point {
  return toPicture(view, screen)
}

/** Everything one opened editor knows. */
export function createCutoutStore(start: Mask): CutoutStore {
  const picture = { width: start.width, height: start.height }
  const board = new Board(start)
  const store = createStore<Cutout>((set, get) => ({
    board,
    picture,
    stage: { width: 1, height: 1 },
    view: { scale: 1, x: 0, y: 0 },
    tool: 'remove',
    size: Math.max(4, Math.round(Math.max(picture.width, picture.height) * 0.06)),
    hardness: 0.8,
    shown: 'edit',
    cursor: null,
    canUndo: false,
    canRedo: false,
    version: 0,
    set: (changes) => set(changes),
    resize: (size) => {
      const [smallest, largest] = sizesFor(picture)
      set({ size: Math.min(largest, Math.max(smallest, Math.round(size))) })
    },
    place: (stage) => {
      const { stage: before, view } = get()
      const isFitted = before.width <= 1 || view.scale === fitted(picture, before).scale
      set({ stage, view: isFitted ? fitted(picture, stage) : panned(view, { x: 0, y: 0 }, picture, stage) })
    },
    fit: () => set({ view: fitted(picture, get().stage) }),
    zoom: (factor, at) => {
      const { view, stage } = get()
      const middle = { x: stage.width / 2, y: stage.height / 2 }
      set({ view: zoomed(view, factor, at ?? middle, picture, stage) })
    },
    pan: (by) => set({ view: panned(get().view, by, picture, get().stage) }),
  }))
  board.listen(() => {
    const { version } = store.getState()
    store.setState({ version: version + 1, canUndo: board.canUndo, canRedo: board.canRedo })
  })
  return store
}
