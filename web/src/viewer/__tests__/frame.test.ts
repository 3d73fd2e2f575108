import { PerspectiveCamera, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { FIELD_OF_VIEW, framing, gridStep, lengthText } from '../frame'

/** The largest of the box's corners on the screen, from -1 to 1, over a full turn. */
function farthest(size: Vector3, aspect: number): number {
  const { position, target } = framing(size, { aspect })
  let most = 0
  for (let turn = 0; turn < 24; turn += 1) {
    const camera = new PerspectiveCamera(FIELD_OF_VIEW, aspect, 0.01, 60)
    camera.position.copy(position).applyAxisAngle(new Vector3(0, 1, 0), (turn * Math.PI) / 12)
    camera.lookAt(target)
    camera.updateMatrixWorld()
    for (let corner = 0; corner < 8; corner += 1) {
      const x = (corner & 1 ? 0.5 : -0.5) * size.x
      const z = (corner & 2 ? 0.5 : -0.5) * size.z
      const seen = new Vector3(x, corner & 4 ? size.y : 0, z).project(camera)
      most = Math.max(most, Math.abs(seen.x), Math.abs(seen.y))
    }
  }
  return most
}

describe('framing', () => {
  it.each([
    [1, 1, 1],
    [1, 0.2, 0.3],
    [0.2, 1, 0.1],
    [0.1, 0.1, 1],
  ])('holds an object of %f x %f x %f in the picture while it turns, without wasting it', (x, y, z) => {
    for (const aspect of [0.55, 1, 2]) {
      const most = farthest(new Vector3(x, y, z), aspect)
      expect(most).toBeLessThan(1)
      expect(most).toBeGreaterThan(0.8)
    }
  })
})

describe('an angle that is asked for', () => {
  it.each([
    [0, 1.553],
    [0, -1.553],
    [Math.PI / 2, 0.105],
  ])('shows a flat object whole from %f, %f', (azimuth, elevation) => {
    const size = new Vector3(1, 0.1, 0.7)
    const { position, target } = framing(size, { aspect: 1.6, from: { azimuth, elevation } })
    const camera = new PerspectiveCamera(FIELD_OF_VIEW, 1.6, 0.01, 60)
    camera.position.copy(position)
    camera.lookAt(target)
    camera.updateMatrixWorld()
    for (let corner = 0; corner < 8; corner += 1) {
      const [x, y, z] = [corner & 1 ? 0.5 : -0.5, corner & 4 ? size.y : 0, corner & 2 ? 0.35 : -0.35]
      const seen = new Vector3(x, y, z).project(camera)
      expect(Math.max(Math.abs(seen.x), Math.abs(seen.y))).toBeLessThan(1)
    }
  })
})

describe('the grid', () => {
  it('has round cells, about eight of them along the object', () => {
    expect([0.1, 0.35, 2, 0.008].map((longest) => lengthText(gridStep(longest)))).toEqual([
      '1 cm',
      '5 cm',
      '20 cm',
      '1 mm',
    ])
  })
})

describe('a length', () => {
  it('is written in the unit a person would choose', () => {
    expect([0.005, 0.01, 0.12, 1, 12.5].map(lengthText)).toEqual(['5 mm', '1 cm', '12 cm', '1 m', '12.5 m'])
  })
})
