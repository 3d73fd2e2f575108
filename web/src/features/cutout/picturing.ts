import type { Board } from './board'
import { isEmpty, wholeOf } from './mask'
import type { Mask, Rect } from './mask'
import { outlineIn } from './outline'
import { blankCanvas } from './pictures'
import { tilesIn } from './tiles'

/** What is drawn of a mask: its kept and its removed part as opacity, and its outline; kept up to date with a board. */
export class Picturing {
  readonly removed: HTMLCanvasElement
  readonly outlines = new Map<number, Path2D>()
  private readonly mask: Mask
  private readonly pen: CanvasRenderingContext2D
  private readonly stale = new Set<number>()
  private stalePixels: Rect[] = []

  constructor(board: Board) {
    this.mask = board.mask
    const { canvas, pen } = blankCanvas(this.mask.width, this.mask.height)
    this.removed = canvas
    this.pen = pen
    this.changed(wholeOf(this.mask))
  }

  /** Note what has to be drawn anew. */
  changed(rect: Rect): void {
    if (isEmpty(rect)) return
    this.stalePixels.push(rect)
    const grown = { ...rect, right: rect.right + 1, bottom: rect.bottom + 1 }
    for (const tile of tilesIn(this.mask, grown)) this.stale.add(tile)
  }

  /** Draw anew what changed. */
  refresh(): void {
    for (const rect of this.stalePixels) this.refreshPixels(rect)
    this.stalePixels = []
    for (const tile of this.stale) this.refreshOutline(tile)
    this.stale.clear()
  }

  private refreshPixels({ left, top, right, bottom }: Rect): void {
    const pixels = this.pen.createImageData(right - left, bottom - top)
    let to = 3
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        pixels.data[to] = 255 - (this.mask.values[y * this.mask.width + x] ?? 0)
        to += 4
      }
    }
    this.pen.putImageData(pixels, left, top)
  }

  private refreshOutline(tile: number): void {
    const pieces = outlineIn(this.mask, tile)
    this.outlines.delete(tile)
    if (pieces.length === 0) return
    const path = new Path2D()
    for (let at = 0; at + 3 < pieces.length; at += 4) {
      path.moveTo(pieces[at] ?? 0, pieces[at + 1] ?? 0)
      path.lineTo(pieces[at + 2] ?? 0, pieces[at + 3] ?? 0)
    }
    this.outlines.set(tile, path)
  }
}
