import { Float32BufferAttribute } from 'three'
import type { BufferGeometry } from 'three'

/**
 * The edges along which the texture is cut open: those that only one triangle uses.
 * Returns their end points, six numbers an edge. Triangles that share no vertices at all have no telling seams.
 */
export function seamsOf(geometry: BufferGeometry): Float32Array {
  const index = geometry.index
  if (!index) return new Float32Array()
  const position = geometry.getAttribute('position')
  const count = position.count
  const once = new Map<number, [number, number]>()
  for (let at = 0; at < index.count; at += 3) {
    for (let side = 0; side < 3; side += 1) {
      const from = index.getX(at + side)
      const to = index.getX(at + ((side + 1) % 3))
      const key = Math.min(from, to) * count + Math.max(from, to)
      if (!once.delete(key)) once.set(key, [from, to])
    }
  }
  const ends = new Float32BufferAttribute(once.size * 6, 3)
  let to = 0
  for (const pair of once.values()) {
    for (const vertex of pair) {
      ends.setXYZ(to, position.getX(vertex), position.getY(vertex), position.getZ(vertex))
      to += 1
    }
  }
  return ends.array as Float32Array
}
