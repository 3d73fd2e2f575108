import { describe, expect, it } from 'vitest'
import { StepRecorder } from '../history'
import { KEPT, REMOVED, filledMask } from '../mask'
import type { Mask } from '../mask'
import { Stroke, reach } from '../stroke'
import type { Brush, Point } from '../stroke'

const HARD: Brush = { radius: 10, hardness: 1, target: KEPT }

function painted(mask: Mask, brush: Brush, ...points: Point[]): Mask {
  const stroke = new Stroke(mask, brush, new StepRecorder(mask))
  for (const point of points) stroke.moveTo(point)
  return mask
}

function at({ width, values }: Mask, x: number, y: number): number {
  return values[y * width + x] ?? -1
}

describe('reach', () => {
  it('is full within the hard part and nothing beyond the rim', () => {
    expect(reach(4.9, { radius: 10, hardness: 0.5, target: KEPT })).toBe(1)
    expect(reach(10.5, { radius: 10, hardness: 0.5, target: KEPT })).toBe(0)
  })

  it('never rises with distance', () => {
    for (const hardness of [0, 0.3, 0.8, 1]) {
      const steps = Array.from({ length: 120 }, (_, step) => reach(step / 10, { radius: 10, hardness, target: KEPT }))
      expect(steps).toEqual([...steps].sort((one, other) => other - one))
    }
  })

  it('is half at the rim of a hard brush, so that its edge is a pixel soft', () => {
    expect(reach(10, HARD)).toBeCloseTo(0.5, 5)
  })
})

describe('a stroke', () => {
  it('paints the area of its disc where it is put down', () => {
    const mask = painted(filledMask(100, 80, REMOVED), HARD, { x: 50, y: 40 })
    const area = mask.values.reduce((sum, value) => sum + value, 0) / 255
    expect(area).toBeGreaterThan(Math.PI * 100 * 0.99)
    expect(area).toBeLessThan(Math.PI * 100 * 1.01)
  })

  it('leaves no gap between two far points', () => {
    const mask = painted(filledMask(300, 80, REMOVED), HARD, { x: 20, y: 40 }, { x: 280, y: 45 })
    for (let x = 20; x < 280; x += 1) expect(at(mask, x, Math.round(40 + ((x - 20) * 5) / 260))).toBe(255)
  })

  it('is no denser where it crosses itself', () => {
    const soft: Brush = { radius: 20, hardness: 0, target: KEPT }
    const once = painted(filledMask(200, 100, REMOVED), soft, { x: 30, y: 50 }, { x: 170, y: 50 })
    const points = [30, 170, 30, 170].map((x) => ({ x, y: 50 }))
    const often = painted(filledMask(200, 100, REMOVED), soft, ...points)
    expect(often.values).toEqual(once.values)
  })

  it('removes what was kept, and nothing beside it', () => {
    const mask = painted(filledMask(200, 200, KEPT), { ...HARD, target: REMOVED }, { x: 64, y: 64 })
    expect(at(mask, 64, 64)).toBe(0)
    expect(at(mask, 57, 64)).toBe(0)
    expect(at(mask, 76, 64)).toBe(255)
    expect(at(mask, 64, 52)).toBe(255)
  })

  it('may run over the edge of the picture', () => {
    const mask = painted(filledMask(70, 50, REMOVED), HARD, { x: -30, y: 25 }, { x: 5, y: 25 }, { x: 5, y: 400 })
    expect(at(mask, 0, 25)).toBe(255)
    expect(at(mask, 5, 49)).toBe(255)
    expect(at(mask, 40, 25)).toBe(0)
  })

  it('tells a part that holds every pixel it changed', () => {
    const mask = filledMask(200, 200, REMOVED)
    const stroke = new Stroke(mask, HARD, new StepRecorder(mask))
    stroke.moveTo({ x: 60, y: 70 })
    const before = mask.values.slice()
    const told = stroke.moveTo({ x: 130, y: 90 })
    mask.values.forEach((value, index) => {
      if (value === before[index]) return
      const [x, y] = [index % 200, Math.floor(index / 200)]
      expect(x >= told.left && x < told.right && y >= told.top && y < told.bottom).toBe(true)
    })
  })
})
