import { BoxGeometry, BufferGeometry, Float32BufferAttribute, SphereGeometry } from 'three'
import { describe, expect, it } from 'vitest'
import { seamsOf } from '../seams'

function tetrahedron(index: number[], corners: number[]): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute(corners, 3))
  return geometry.setIndex(index)
}

describe('the seams', () => {
  it('are none on a closed surface whose corners are all shared', () => {
    const corners = [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    expect(seamsOf(tetrahedron([0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2], corners))).toHaveLength(0)
  })

  it('are the sides along which vertices were split', () => {
    expect(seamsOf(new BoxGeometry())).toHaveLength(6 * 4 * 6)
  })

  it('lie on the surface', () => {
    const ends = seamsOf(new SphereGeometry(2, 12, 8))
    for (let at = 0; at < ends.length; at += 3) {
      expect(Math.hypot(ends[at] ?? 0, ends[at + 1] ?? 0, ends[at + 2] ?? 0)).toBeCloseTo(2, 5)
    }
  })

  it('are unknown where triangles share nothing', () => {
    expect(seamsOf(new BoxGeometry().toNonIndexed())).toHaveLength(0)
  })
})
