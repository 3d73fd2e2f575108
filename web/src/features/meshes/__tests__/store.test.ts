import { afterEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../api/problem'
import type { Upload } from '../../../api/types'
import { isMeshName, uploadFile } from '../../../api/upload'
import { checkMesh, useMeshes } from '../store'

vi.mock('../../../api/upload', async (original) => ({
  ...(await original<object>()),
  uploadFile: vi.fn(),
}))
const sending = vi.mocked(uploadFile)

afterEach(() => useMeshes.setState({ sent: [] }))

test('a mesh is told by the ending of its name', () => {
  expect(['a.STL', 'b.glb', 'c.3mf', 'd.ply', 'e.obj'].every(isMeshName)).toBe(true)
  expect(['a.png', 'stl', 'b.glb.zip', 'c.fbx'].some(isMeshName)).toBe(false)
})

test('what is too large or empty is refused before it is sent', () => {
  expect(checkMesh({ name: 'a.stl', size: 100_000_001 })).toMatch(/100 MB is the most/)
  expect(checkMesh({ name: 'a.stl', size: 0 })).toMatch(/empty/)
  expect(checkMesh({ name: 'a.stl', size: 84 })).toBeNull()
  expect(checkMesh({ name: 'a.fbx', size: 84 })).toMatch(/has to end in/)
})

test('one mesh that is refused does not hold up the next, and says why', async () => {
  sending.mockRejectedValueOnce(new Refusal('This is no STL.', { status: 422, code: 'unreadable_mesh' }))
  sending.mockResolvedValueOnce({ id: 'u2', faces: 12 } as Upload)
  const uploads = await useMeshes.getState().send([new File(['x'], 'broken.stl'), new File(['y'], 'box.stl')])
  expect(uploads.map((each) => each.id)).toEqual(['u2'])
  const [broken, box] = useMeshes.getState().sent
  expect([broken?.refusal, broken?.upload]).toEqual(['This is no STL.', null])
  expect([box?.refusal, box?.upload?.faces]).toEqual([null, 12])
})
