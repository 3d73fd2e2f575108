import { brushOf, under } from './store'
import type { CutoutStore } from './store'
import type { Point } from './stroke'

/** A second finger so soon, or before the first has moved so far, means a pinch: the stroke begun is taken back. */
const PINCH_MS = 350
const PINCH_PIXELS = 16

/** What pointers do on the stage: one paints, two pinch, the middle button or a held space bar drags the picture. */
export class PointerPainting {
  private readonly fingers = new Map<number, Point>()
  private deed: 'paint' | 'drag' | 'pinch' | null = null
  private begun = { time: 0, x: 0, y: 0 }

  constructor(
    private readonly element: HTMLElement,
    private readonly store: CutoutStore,
  ) {}

  down(event: PointerEvent): void {
    const point = this.place(event)
    this.fingers.set(event.pointerId, point)
    this.element.setPointerCapture(event.pointerId)
    const { board } = this.store.getState()
    if (this.fingers.size === 2) {
      if (this.isPinch(event)) board.abandon()
      else board.finish()
      this.deed = 'pinch'
      this.store.getState().set({ cursor: null })
    }
    if (this.fingers.size > 1) return
    const isDrag = event.button === 1 || event.button === 2 || this.element.dataset.isDragging === 'true'
    this.deed = isDrag || this.store.getState().shown !== 'edit' ? 'drag' : 'paint'
    this.begun = { time: event.timeStamp, ...point }
    if (event.button === 1) event.preventDefault()
    if (this.deed === 'paint') {
      this.showCursor(point)
      board.begin(brushOf(this.store.getState()), under(this.store.getState(), point))
    }
  }

  move(event: PointerEvent): void {
    const point = this.place(event)
    const before = this.fingers.get(event.pointerId)
    if (!before) {
      this.showCursor(point)
      return
    }
    const state = this.store.getState()
    if (this.deed === 'paint') {
      this.showCursor(point)
      const path = event.getCoalescedEvents()
      for (const each of path.length > 0 ? path : [event]) state.board.extend(under(state, this.place(each)))
    } else if (this.deed === 'drag') {
      state.pan({ x: point.x - before.x, y: point.y - before.y })
    } else if (this.deed === 'pinch') {
      this.pinch(event.pointerId, before, point)
    }
    this.fingers.set(event.pointerId, point)
  }

  up(event: PointerEvent): void {
    this.fingers.delete(event.pointerId)
    if (this.deed === 'paint') this.store.getState().board.finish()
    if (this.fingers.size === 0) this.deed = null
    if (event.pointerType === 'touch') this.store.getState().set({ cursor: null })
  }

  /** The browser took the pointer away: what it had begun does not count. */
  cancel(event: PointerEvent): void {
    if (this.deed === 'paint') this.store.getState().board.abandon()
    this.up(event)
  }

  leave(): void {
    if (this.fingers.size === 0 && this.store.getState().cursor?.isByKeys === false) {
      this.store.getState().set({ cursor: null })
    }
  }

  wheel(event: WheelEvent): void {
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : 1
    const strength = event.ctrlKey ? 0.01 : 0.0016
    const factor = Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) * strength)
    this.store.getState().zoom(factor, this.place(event))
  }

  private isPinch({ timeStamp, pointerId }: PointerEvent): boolean {
    const first = [...this.fingers].find(([id]) => id !== pointerId)?.[1]
    return timeStamp - this.begun.time < PINCH_MS || (first !== undefined && apart(first, this.begun) < PINCH_PIXELS)
  }

  /** Two fingers: the picture follows their middle and grows with their distance. */
  private pinch(moved: number, before: Point, now: Point): void {
    const other = [...this.fingers].find(([id]) => id !== moved)?.[1]
    if (!other) return
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
    const grown = apart(now, other) / Math.max(1, apart(before, other))
    this.store.getState().pan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 })
    this.store.getState().zoom(grown, middle)
  }

  private showCursor(point: Point): void {
    const state = this.store.getState()
    state.set({ cursor: { at: under(state, point), isByKeys: false } })
  }

  private place({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
}

function apart(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}
