import type { Mask, Rect } from './mask'

/** Side of a tile in pixels: what an undo step keeps is counted in tiles. */
export const TILE = 64

/** How many tiles lie side by side, and one below the other. */
export function tileGrid({ width, height }: { width: number; height: number }) {
  return { columns: Math.ceil(width / TILE), rows: Math.ceil(height / TILE) }
}

/** The pixels of a tile; those at the right and lower edge are smaller. */
export function tileRect(mask: { width: number; height: number }, tile: number): Rect {
  const { columns } = tileGrid(mask)
  const [left, top] = [(tile % columns) * TILE, Math.floor(tile / columns) * TILE]
  return { left, top, right: Math.min(left + TILE, mask.width), bottom: Math.min(top + TILE, mask.height) }
}

/** The tiles a rectangle on the mask touches. */
export function tilesIn(mask: { width: number; height: number }, rect: Rect): number[] {
  const { columns, rows } = tileGrid(mask)
  const tiles: number[] = []
  const lastRow = Math.min(rows - 1, Math.floor((rect.bottom - 1) / TILE))
  const lastColumn = Math.min(columns - 1, Math.floor((rect.right - 1) / TILE))
  for (let row = Math.max(0, Math.floor(rect.top / TILE)); row <= lastRow; row += 1) {
    for (let column = Math.max(0, Math.floor(rect.left / TILE)); column <= lastColumn; column += 1) {
      tiles.push(row * columns + column)
    }
  }
  return tiles
}

/** The values of a tile, row after row. */
export function copyTile(mask: Mask, tile: number): Uint8Array {
  const { left, top, right, bottom } = tileRect(mask, tile)
  const copy = new Uint8Array((right - left) * (bottom - top))
  for (let y = top; y < bottom; y += 1) {
    copy.set(mask.values.subarray(y * mask.width + left, y * mask.width + right), (y - top) * (right - left))
  }
  return copy
}

/** Put a tile's values back. */
export function pasteTile(mask: Mask, tile: number, values: Uint8Array): void {
  const { left, top, right, bottom } = tileRect(mask, tile)
  const width = right - left
  for (let y = top; y < bottom; y += 1) {
    mask.values.set(values.subarray((y - top) * width, (y - top + 1) * width), y * mask.width + left)
  }
}
