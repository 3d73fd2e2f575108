import { History, StepRecorder } from './history'
import { isEmpty, wholeOf } from './mask'
import type { Mask, Rect } from './mask'
import { Stroke } from './stroke'
import type { Brush, Point } from './stroke'
import { tileGrid } from './tiles'

/** A mask being painted: strokes, fills, and the way back. */
export class Board {
  readonly mask: Mask
  private readonly history: History
  private readonly listeners = new Set<(changed: Rect) => void>()
  private current: { stroke: Stroke; recorder: StepRecorder } | null = null

  /** Starts from a mask, which `reset` comes back to; it is not changed itself. */
  constructor(private readonly start: Mask) {
    this.mask = { ...start, values: start.values.slice() }
    this.history = new History(this.mask)
  }

  /** Hear which part of the mask changed; returns how to stop hearing. */
  listen(listener: (changed: Rect) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  get canUndo(): boolean {
    return this.history.canUndo
  }

  get canRedo(): boolean {
    return this.history.canRedo
  }

  get isPainting(): boolean {
    return this.current !== null
  }

  /** Whether anything is kept at all. */
  get keepsSomething(): boolean {
    return this.mask.values.some((value) => value > 127)
  }

  /** Whether the mask is other than the one it started from. */
  get isChanged(): boolean {
    return this.mask.values.some((value, at) => value !== this.start.values[at])
  }

  begin(brush: Brush, point: Point): void {
    this.finish()
    const recorder = new StepRecorder(this.mask)
    this.current = { stroke: new Stroke(this.mask, brush, recorder), recorder }
    this.extend(point)
  }

  extend(point: Point): void {
    if (this.current) this.tell(this.current.stroke.moveTo(point))
  }

  /** End the stroke; it becomes one step of the history. */
  finish(): void {
    if (!this.current) return
    this.history.push(this.current.recorder.finish())
    this.current = null
    this.tell(null)
  }

  /** End the stroke as if it had not been. */
  abandon(): void {
    if (!this.current) return
    const step = this.current.recorder.finish()
    this.current = null
    const takenBack = new History(this.mask)
    takenBack.push(step)
    this.tell(takenBack.undo())
  }

  fill(value: number): void {
    this.become(() => value)
  }

  reset(): void {
    this.become((at) => this.start.values[at] ?? 0)
  }

  undo(): void {
    this.finish()
    this.tell(this.history.undo())
  }

  redo(): void {
    this.finish()
    this.tell(this.history.redo())
  }

  private become(valueAt: (at: number) => number): void {
    this.finish()
    const recorder = new StepRecorder(this.mask)
    const { columns, rows } = tileGrid(this.mask)
    for (let tile = 0; tile < columns * rows; tile += 1) recorder.original(tile)
    for (let at = 0; at < this.mask.values.length; at += 1) this.mask.values[at] = valueAt(at)
    this.history.push(recorder.finish())
    this.tell(wholeOf(this.mask))
  }

  private tell(changed: Rect | null): void {
    const rect = changed && !isEmpty(changed) ? changed : { left: 0, top: 0, right: 0, bottom: 0 }
    this.listeners.forEach((listener) => listener(rect))
  }
}
