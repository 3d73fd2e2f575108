import { Mesh, Vector3, Box3 } from 'three'
import { expect, test } from 'vitest'
import { formatOf, readScene } from '../readScene'

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

/** One triangle as a binary STL, 100 mm high along +Z. */
function triangleStl(): ArrayBuffer {
  const bytes = new DataView(new ArrayBuffer(84 + 50))
  bytes.setUint32(80, 1, true)
  const corners = [0, 0, 0, 50, 0, 0, 0, 0, 100]
  corners.forEach((value, number) => bytes.setFloat32(84 + 12 + 4 * number, value, true))
  return bytes.buffer
}

test('a file is known by what it begins with', () => {
  expect(formatOf(bytesOf('glTF\u0002'))).toBe('glb')
  expect(formatOf(bytesOf('ply\nformat ascii 1.0'))).toBe('ply')
  expect(formatOf(bytesOf('PK\u0003\u0004'))).toBe('3mf')
  expect(formatOf(bytesOf('solid cube\nfacet'))).toBe('stl')
  expect(formatOf(triangleStl())).toBe('stl')
  expect(formatOf(bytesOf('v 0 0 0\nv 1 0 0\n'))).toBe('obj')
  expect(formatOf(new ArrayBuffer(0))).toBe('obj')
})

test('what a printer calls up stands up, in metres', async () => {
  const scene = await readScene(triangleStl())
  scene.updateMatrixWorld(true)
  const size = new Box3().setFromObject(scene).getSize(new Vector3())
  expect(size.y).toBeCloseTo(0.1)
  expect(size.x).toBeCloseTo(0.05)
})

test('every object of an OBJ is shown', async () => {
  const triangle = (name: string, at: number) =>
    `o ${name}\nv 0 0 ${at}\nv 1 0 ${at}\nv 0 1 ${at}\nf ${3 * at + 1} ${3 * at + 2} ${3 * at + 3}\n`
  const scene = await readScene(bytesOf(triangle('one', 0) + triangle('other', 1)))
  let parts = 0
  scene.traverse((part) => {
    if (part instanceof Mesh) parts += 1
  })
  expect(parts).toBe(2)
})
