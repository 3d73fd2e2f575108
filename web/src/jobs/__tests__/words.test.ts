import { expect, test } from 'vitest'
import type { Job, JobRequest } from '../../api/types'
import { isOf } from '../useTool'
import { cutoutOf, pictureWishOf, titleOf, toolWishOf, stateOf, viewsOf, workOf } from '../words'

const TOOL = { tool: 'stl-repair', asset_id: 'a', upload_id: null, name: null, options: {} }
const job = (change: object): Job => ({ kind: 'generate', request: null, ...change }) as Job

test('a picture’s job and a mesh’s job are told apart by what was asked', () => {
  const picture = job({ request: { recipe: 'draft', upload_id: 'u', name: 'owl' } })
  const mesh = job({ kind: 'stl-repair', request: TOOL })
  expect([pictureWishOf(picture)?.recipe, toolWishOf(picture)]).toEqual(['draft', null])
  expect([pictureWishOf(mesh), toolWishOf(mesh)?.tool]).toEqual([null, 'stl-repair'])
  expect([titleOf(picture), workOf(picture)]).toEqual(['owl', 'draft'])
  expect([titleOf(mesh), workOf(mesh)]).toEqual(['Repair', 'Repair'])
  const words = job({ kind: 'text-to-image', request: { ...TOOL, options: { prompt: 'a red mug' } } })
  expect([titleOf(words), workOf(words)]).toEqual(['a red mug', 'Picture'])
})

test('a job belongs to the mesh it works on', () => {
  const mesh = job({ request: TOOL })
  expect(isOf(mesh, { asset_id: 'a' })).toBe(true)
  expect(isOf(mesh, { asset_id: 'b' })).toBe(false)
  expect(isOf(mesh, { upload_id: 'a' })).toBe(false)
  expect(isOf(job({}), { asset_id: 'a' })).toBe(false)
})

test('views are told in the order one meets them, with the cut-out of each', () => {
  const asked = {
    upload_id: 'u',
    views: { top: { upload_id: 't' }, left: { upload_id: 'l' }, back: null },
  } as JobRequest
  expect(viewsOf(asked)).toEqual([
    { view: 'left', uploadId: 'l' },
    { view: 'top', uploadId: 't' },
  ])
  expect(viewsOf({ ...asked, views: null })).toEqual([])
  const files = ['cutout.png', 'cutout-top.png'].map((name) => ({ name, url: `/${name}` }))
  const views = [undefined, 'top', 'left'] as const
  const found = views.map((view) => cutoutOf(job({ files }), view))
  expect(found).toEqual(['/cutout.png', '/cutout-top.png', null])
})

test('a job whose object is a draft says so, and its findings come first', () => {
  const done = (change: object) => stateOf(job({ state: 'succeeded', verdict: 'pass', draft: false, ...change }))
  expect([done({}), done({ draft: true })]).toEqual(['Done', 'Done, as a draft'])
  expect(done({ draft: true, verdict: 'fail' })).toBe('Done, with findings')
})
