import type { Mask } from './mask'
import { tileGrid, tileRect } from './tiles'

const EDGE = 127.5

/**
 * Where the kept part ends, within one tile: line pieces as x, y, x, y in pixels of the picture.
 *
 * Marching squares over the pixels' middles; beyond the picture nothing is kept, so that outlines close along its
 * edges. A tile owns the cells that begin in the pixel before it, the last tile of a row also those at the edge.
 */
export function outlineIn(mask: Mask, tile: number): number[] {
  const rect = tileRect(mask, tile)
  const { columns, rows } = tileGrid(mask)
  const right = tile % columns === columns - 1 ? rect.right : rect.right - 1
  const bottom = Math.floor(tile / columns) === rows - 1 ? rect.bottom : rect.bottom - 1
  const pieces: number[] = []
  for (let y = rect.top - 1; y < bottom; y += 1) {
    for (let x = rect.left - 1; x < right; x += 1) addCell(pieces, mask, x, y)
  }
  return pieces
}

function valueAt({ width, height, values }: Mask, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? 0 : (values[y * width + x] ?? 0)
}

/** The outline in the square between four pixels' middles. */
function addCell(pieces: number[], mask: Mask, x: number, y: number): void {
  const a = valueAt(mask, x, y)
  const b = valueAt(mask, x + 1, y)
  const c = valueAt(mask, x + 1, y + 1)
  const d = valueAt(mask, x, y + 1)
  const kind = (a > EDGE ? 1 : 0) + (b > EDGE ? 2 : 0) + (c > EDGE ? 4 : 0) + (d > EDGE ? 8 : 0)
  if (kind === 0 || kind === 15) return
  const [left, top] = [x + 0.5, y + 0.5]
  const sides = [
    [left + crossing(a, b), top],
    [left + 1, top + crossing(b, c)],
    [left + crossing(d, c), top + 1],
    [left, top + crossing(a, d)],
  ] as const
  for (const [from, to] of JOINED[kind] ?? []) pieces.push(...sides[from], ...sides[to])
}

function crossing(from: number, to: number): number {
  return (EDGE - from) / (to - from)
}

type Side = 0 | 1 | 2 | 3

/** Which sides of a cell (0 top, 1 right, 2 bottom, 3 left) the outline joins, by which corners are kept. */
const JOINED: Record<number, [Side, Side][]> = {
  1: [[3, 0]],
  2: [[0, 1]],
  3: [[3, 1]],
  4: [[1, 2]],
  5: [
    [3, 0],
    [1, 2],
  ],
  6: [[0, 2]],
  7: [[3, 2]],
  8: [[2, 3]],
  9: [[0, 2]],
  10: [
    [0, 1],
    [2, 3],
  ],
  11: [[1, 2]],
  12: [[1, 3]],
  13: [[0, 1]],
  14: [[0, 3]],
}
