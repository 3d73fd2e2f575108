import { describe, expect, it } from 'vitest'
import { backdropOf, isDarkBehind, roomAt, towardsLamp } from '../viewLighting'
import type { ViewLighting } from '../viewLighting'

const room = [
  { height: -1, color: [0, 0, 0] },
  { height: 0, color: [1, 0.5, 0] },
  { height: 1, color: [2, 2, 2] },
]

function lightingOn(middle: number[]): ViewLighting {
  return { name: 'any', title: 'Any', lamps: [], room, background: { middle, corner: [0, 0, 0] } }
}

describe('a lamp', () => {
  it('stands to the right of the camera by its azimuth, above the horizon by its elevation', () => {
    const [x, y, z] = towardsLamp({ azimuth: Math.PI / 2, elevation: 0 }, 0)
    expect([x, y, z].map((part) => Math.round(part * 1e6) / 1e6)).toEqual([1, 0, 0])
    expect(towardsLamp({ azimuth: 0, elevation: Math.PI / 2 }, 1)[1]).toBeCloseTo(1)
    expect(towardsLamp({ azimuth: -0.3, elevation: 0 }, 0.3)[2]).toBeCloseTo(1)
  })
})

describe('a room', () => {
  it('is blended between its heights and keeps light above white', () => {
    expect(roomAt(room, -0.5).toArray()).toEqual([0.5, 0.25, 0])
    expect(roomAt(room, 0.5).toArray()).toEqual([1.5, 1.25, 1])
    expect(roomAt(room, -1).toArray()).toEqual([0, 0, 0])
    expect(roomAt(room, 1.2).toArray()).toEqual([2, 2, 2])
    expect(roomAt([], 0).toArray()).toEqual([0, 0, 0])
  })
})

describe('what stands behind', () => {
  it('is a gradient of the two colours', () => {
    expect(backdropOf(lightingOn([1, 0.5, 0]))).toBe(
      'radial-gradient(100% 100% at 50% 46%, rgb(255 128 0), rgb(0 0 0) 72%)',
    )
  })

  it('is dark or light as an eye would say', () => {
    expect(isDarkBehind(lightingOn([0.2, 0.2, 0.22]))).toBe(true)
    expect(isDarkBehind(lightingOn([0.9, 0.9, 0.9]))).toBe(false)
  })
})
