import { describe, expect, it } from 'vitest'
import { KEPT, REMOVED, filledMask } from '../mask'
import type { Mask } from '../mask'
import { outlineIn } from '../outline'
import { tileGrid } from '../tiles'

function wholeOutline(mask: Mask): number[][] {
  const { columns, rows } = tileGrid(mask)
  const pieces: number[][] = []
  for (let tile = 0; tile < columns * rows; tile += 1) {
    const ends = outlineIn(mask, tile)
    for (let at = 0; at < ends.length; at += 4) pieces.push(ends.slice(at, at + 4))
  }
  return pieces
}

function disc(width: number, height: number, radius: number): Mask {
  const mask = filledMask(width, height, REMOVED)
  mask.values.forEach((_, at) => {
    const [x, y] = [(at % width) + 0.5 - width / 2, Math.floor(at / width) + 0.5 - height / 2]
    mask.values[at] = Math.max(0, Math.min(255, 127.5 + (radius - Math.hypot(x, y)) * 127.5))
  })
  return mask
}

describe('the outline', () => {
  it('is as long as the circle it follows, across the seams of tiles', () => {
    const length = wholeOutline(disc(200, 170, 70)).reduce(
      (sum, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => sum + Math.hypot(x1 - x0, y1 - y0),
      0,
    )
    expect(Math.abs(length - 2 * Math.PI * 70)).toBeLessThan(2)
  })

  it('is closed: every end is met by exactly one other', () => {
    const met = new Map<string, number>()
    for (const [x0, y0, x1, y1] of wholeOutline(disc(150, 150, 60))) {
      for (const end of [`${x0 ?? 0},${y0 ?? 0}`, `${x1 ?? 0},${y1 ?? 0}`]) met.set(end, (met.get(end) ?? 0) + 1)
    }
    expect(new Set(met.values())).toEqual(new Set([2]))
  })

  it('runs along the edges of a picture that is kept whole', () => {
    const pieces = wholeOutline(filledMask(130, 65, KEPT))
    expect(pieces).toHaveLength(2 * (130 + 65))
    for (const end of pieces.flat()) expect(end).toBeGreaterThanOrEqual(0)
  })

  it('is nothing where nothing is kept', () => {
    expect(wholeOutline(filledMask(130, 65, REMOVED))).toEqual([])
  })
})
