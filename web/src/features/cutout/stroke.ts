import type { StepRecorder } from './history'
import { isEmpty, onMask } from './mask'
import type { Mask, Rect } from './mask'
import { tileRect, tilesIn } from './tiles'

export interface Brush {
  /** Pixels of the picture. */
  radius: number
  /** 1 paints to the rim in full, 0 fades from the middle on. */
  hardness: number
  /** What full paint makes of a pixel: 255 keeps, 0 removes. */
  target: number
}

export interface Point {
  x: number
  y: number
}

/** How much of the brush reaches a pixel so far from its path: 0 to 1, at least a pixel soft so that no edge is jagged. */
export function reach(distance: number, { radius, hardness }: Brush): number {
  const rim = radius + 0.5
  const full = Math.max(0, Math.min(radius * hardness, radius - 0.5))
  const way = Math.min(1, Math.max(0, (rim - distance) / (rim - full)))
  return way * way * (3 - 2 * way)
}

/** One drag of the brush: however often it crosses a pixel, it paints it once. */
export class Stroke {
  private last: Point | null = null
  private readonly paint: Uint8Array

  constructor(
    private readonly mask: Mask,
    private readonly brush: Brush,
    private readonly recorder: StepRecorder,
  ) {
    this.paint = new Uint8Array(mask.values.length)
  }

  /** Draw on to a point of the picture; the part of the mask that may have changed. */
  moveTo(point: Point): Rect {
    const from = this.last ?? point
    this.last = point
    const margin = this.brush.radius + 1
    const touched = onMask(
      {
        left: Math.min(from.x, point.x) - margin,
        top: Math.min(from.y, point.y) - margin,
        right: Math.max(from.x, point.x) + margin,
        bottom: Math.max(from.y, point.y) + margin,
      },
      this.mask,
    )
    if (isEmpty(touched)) return touched
    for (const tile of tilesIn(this.mask, touched)) this.paintTile(tile, touched, from, point)
    return touched
  }

  private paintTile(tile: number, touched: Rect, from: Point, to: Point): void {
    const rect = tileRect(this.mask, tile)
    const original = this.recorder.original(tile)
    const { width, values } = this.mask
    const { target } = this.brush
    const [right, bottom] = [Math.min(rect.right, touched.right), Math.min(rect.bottom, touched.bottom)]
    for (let y = Math.max(rect.top, touched.top); y < bottom; y += 1) {
      for (let x = Math.max(rect.left, touched.left); x < right; x += 1) {
        const paint = Math.round(255 * reach(distanceToPath(x + 0.5, y + 0.5, from, to), this.brush))
        const at = y * width + x
        if (paint <= (this.paint[at] ?? 0)) continue
        this.paint[at] = paint
        const before = original[(y - rect.top) * (rect.right - rect.left) + x - rect.left] ?? 0
        values[at] = Math.round(before + ((target - before) * paint) / 255)
      }
    }
  }
}

function distanceToPath(x: number, y: number, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / square))
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy)
}
