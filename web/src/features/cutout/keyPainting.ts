import { brushOf } from './store'
import type { CutoutStore } from './store'
import type { Point } from './stroke'
import { toPicture, toScreen } from './view'

const WAYS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const MARGIN = 24

/** The brush by keyboard: arrows move it, the space bar or Enter puts it down for as long as it is held. */
export class KeyPainting {
  constructor(private readonly store: CutoutStore) {}

  /** Whether the key was meant for the brush. */
  down(event: KeyboardEvent): boolean {
    const way = WAYS[event.key]
    if (way) {
      this.walk(way, event.shiftKey)
      return true
    }
    if (event.key !== ' ' && event.key !== 'Enter') return false
    const state = this.store.getState()
    if (!event.repeat && state.shown === 'edit') {
      this.show(this.where())
      state.board.begin(brushOf(state), this.where())
    }
    return true
  }

  up(event: KeyboardEvent): boolean {
    if (event.key !== ' ' && event.key !== 'Enter') return false
    this.lift()
    return true
  }

  /** Whatever was being painted is done. */
  lift(): void {
    this.store.getState().board.finish()
  }

  private walk(way: Point, isFine: boolean): void {
    const { size, picture, board } = this.store.getState()
    const step = isFine ? 1 : Math.max(1, Math.round(size / 4))
    const from = this.where()
    const at = {
      x: Math.min(picture.width, Math.max(0, from.x + way.x * step)),
      y: Math.min(picture.height, Math.max(0, from.y + way.y * step)),
    }
    this.show(at)
    if (board.isPainting) board.extend(at)
  }

  /** Where the brush is; in the middle of what is seen, before it was anywhere. */
  private where(): Point {
    const { cursor, view, stage, picture } = this.store.getState()
    if (cursor) return cursor.at
    const middle = toPicture(view, { x: stage.width / 2, y: stage.height / 2 })
    return {
      x: Math.round(Math.min(picture.width, Math.max(0, middle.x))),
      y: Math.round(Math.min(picture.height, Math.max(0, middle.y))),
    }
  }

  /** Put the brush there, and the picture so that it is seen. */
  private show(at: Point): void {
    const state = this.store.getState()
    const { x, y } = toScreen(state.view, at)
    const by = { x: missing(x, state.stage.width), y: missing(y, state.stage.height) }
    if (by.x !== 0 || by.y !== 0) state.pan(by)
    state.set({ cursor: { at, isByKeys: true } })
  }
}

/** How far something must be moved to lie between the margins. */
function missing(at: number, extent: number): number {
  return Math.min(extent - MARGIN, Math.max(MARGIN, at)) - at
}
