import { around } from './mask'
import type { Mask, Rect } from './mask'
import { copyTile, pasteTile, tileRect } from './tiles'

/** One tile that a step changed, before and after. */
interface TileChange {
  tile: number
  before: Uint8Array
  after: Uint8Array
}

export type Step = TileChange[]

/** Keeps the tiles of a step as they were when it first touched them. */
export class StepRecorder {
  private readonly before = new Map<number, Uint8Array>()

  constructor(private readonly mask: Mask) {}

  /** What the tile held before this step; ask before changing it. */
  original(tile: number): Uint8Array {
    let values = this.before.get(tile)
    if (!values) {
      values = copyTile(this.mask, tile)
      this.before.set(tile, values)
    }
    return values
  }

  /** The step as far as it changed anything. */
  finish(): Step {
    const step: Step = []
    for (const [tile, before] of this.before) {
      const after = copyTile(this.mask, tile)
      if (after.some((value, at) => value !== before[at])) step.push({ tile, before, after })
    }
    return step
  }
}

/** The steps that were made and can be taken back, oldest dropped once they fill `maxBytes`. */
export class History {
  private readonly made: Step[] = []
  private readonly undone: Step[] = []

  constructor(
    private readonly mask: Mask,
    private readonly maxBytes = 96 * 1024 * 1024,
  ) {}

  get canUndo(): boolean {
    return this.made.length > 0
  }

  get canRedo(): boolean {
    return this.undone.length > 0
  }

  /** Remember a step that has been made; what was undone before it cannot be redone any more. */
  push(step: Step): void {
    if (step.length === 0) return
    this.made.push(step)
    this.undone.length = 0
    let bytes = this.made.reduce((sum, each) => sum + bytesOf(each), 0)
    while (this.made.length > 1 && bytes > this.maxBytes) {
      const oldest = this.made.shift()
      if (oldest) bytes -= bytesOf(oldest)
    }
  }

  /** Take the last step back; the part of the mask that changed, or null where there is none. */
  undo(): Rect | null {
    const step = this.made.pop()
    if (!step) return null
    this.undone.push(step)
    return this.show(step, 'before')
  }

  /** Make the step again that was taken back last. */
  redo(): Rect | null {
    const step = this.undone.pop()
    if (!step) return null
    this.made.push(step)
    return this.show(step, 'after')
  }

  private show(step: Step, side: 'before' | 'after'): Rect | null {
    let changed: Rect | null = null
    for (const change of step) {
      pasteTile(this.mask, change.tile, change[side])
      changed = around(changed, tileRect(this.mask, change.tile))
    }
    return changed
  }
}

function bytesOf(step: Step): number {
  return step.reduce((sum, { before }) => sum + before.length * 2, 0)
}
