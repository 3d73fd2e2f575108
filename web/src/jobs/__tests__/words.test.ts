import { expect, test } from 'vitest'
import type { Job } from '../../api/types'
import { isOf } from '../useTool'
import { pictureWishOf, titleOf, toolWishOf, workOf } from '../words'

const TOOL = { tool: 'stl-repair', asset_id: 'a', upload_id: null, name: null, options: {} }
const job = (change: object): Job => ({ kind: 'generate', request: null, ...change }) as Job

test('a picture’s job and a mesh’s job are told apart by what was asked', () => {
  const picture = job({ request: { recipe: 'draft', upload_id: 'u', name: 'owl' } })
  const mesh = job({ kind: 'stl-repair', request: TOOL })
  expect([pictureWishOf(picture)?.recipe, toolWishOf(picture)]).toEqual(['draft', null])
  expect([pictureWishOf(mesh), toolWishOf(mesh)?.tool]).toEqual([null, 'stl-repair'])
  expect([titleOf(picture), workOf(picture)]).toEqual(['owl', 'draft'])
  expect([titleOf(mesh), workOf(mesh)]).toEqual(['Repair', 'Repair'])
})

test('a job belongs to the mesh it works on', () => {
  const mesh = job({ request: TOOL })
  expect(isOf(mesh, { asset_id: 'a' })).toBe(true)
  expect(isOf(mesh, { asset_id: 'b' })).toBe(false)
  expect(isOf(mesh, { upload_id: 'a' })).toBe(false)
  expect(isOf(job({}), { asset_id: 'a' })).toBe(false)
})
