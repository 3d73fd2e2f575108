import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { generate } from '../../../api/client'
import { Refusal } from '../../../api/problem'
import type { Job, Recipes, Upload } from '../../../api/types'
import { uploadFile } from '../../../api/upload'
import { unsuited } from '../engines'
import { useCreate } from '../store'

vi.mock('../../../api/client', async (original) => ({ ...(await original<object>()), generate: vi.fn() }))
vi.mock('../../../api/upload', async (original) => ({ ...(await original<object>()), uploadFile: vi.fn() }))
const [asking, sending] = [vi.mocked(generate), vi.mocked(uploadFile)]

const LIMITS = { least: 2, most: 100 }
const engine = (name: string, takes_views: boolean, needs_views: boolean, limits: typeof LIMITS | null = null) => ({
  ...{ name, version: '1', sentence: `${name}.`, license: 'Apache-2.0' },
  ...{ takes_views, needs_views, is_installed: true, steps: limits, guidance: limits },
})
const RECIPES = {
  items: [],
  default: 'standard',
  engines: [
    engine('relief', false, false),
    engine('small', true, false),
    engine('hull', true, true),
    engine('flow', false, false, LIMITS),
  ],
  profiles: [],
} satisfies Recipes

const file = (name: string): File => new File(['pixels'], name)
const state = () => useCreate.getState()
const first = () => {
  const [chosen] = state().chosen
  if (!chosen) throw new Error('nothing is chosen')
  return chosen
}

beforeEach(() => {
  sending.mockImplementation((sent) => Promise.resolve({ id: `upload of ${(sent as File).name}` } as Upload))
  asking.mockResolvedValue({ id: 'job' } as Job)
  state().add([file('front.png')])
})

afterEach(() => {
  useCreate.setState({
    chosen: [],
    wish: {
      recipe: null,
      engine: null,
      sizeMetres: null,
      name: '',
      seed: 0,
      steps: null,
      guidance: null,
      styles: [],
      matting: null,
    },
    isSubmitting: false,
  })
  vi.clearAllMocks()
})

test('a network for cut-outs is asked for by its name, and none where none is chosen', async () => {
  await state().submit(RECIPES)
  expect(asking.mock.calls[0]?.[0]).not.toHaveProperty('matting')
  state().add([file('again.png')])
  state().change({ matting: 'u2net' })
  await state().submit(RECIPES)
  expect(asking.mock.calls[1]?.[0]).toMatchObject({ matting: 'u2net' })
})

test('steps and guidance are asked of an engine that has them, and of no other', async () => {
  state().change({ engine: 'flow', steps: 12, guidance: 3 })
  await state().submit(RECIPES)
  expect(asking.mock.calls[0]?.[0]).toMatchObject({ engine: 'flow', steps: 12, guidance: 3 })
  state().add([file('again.png')])
  state().change({ engine: 'small' })
  await state().submit(RECIPES)
  expect(asking.mock.calls[1]?.[0]).not.toHaveProperty('steps')
})

test('the views of a picture are sent after it, in their order, and asked for by name', async () => {
  state().setView(first().id, 'top', file('top.png'))
  state().setView(first().id, 'left', file('left.png'))
  expect(await state().submit(RECIPES)).toHaveLength(1)
  expect(sending.mock.calls.map(([sent]) => (sent as File).name)).toEqual(['front.png', 'left.png', 'top.png'])
  expect(asking.mock.calls[0]?.[0]).toMatchObject({
    upload_id: 'upload of front.png',
    views: { left: { upload_id: 'upload of left.png' }, top: { upload_id: 'upload of top.png' } },
  })
  expect(state().chosen).toEqual([])
})

test('one picture is asked for without views', async () => {
  await state().submit(RECIPES)
  expect(asking.mock.calls[0]?.[0]).toMatchObject({ views: null, engine: null })
})

test('a view can be replaced and taken away', () => {
  const { id } = first()
  state().setView(id, 'back', file('a.png'))
  state().setView(id, 'back', file('b.png'))
  expect(first().views.back?.file.name).toBe('b.png')
  state().setView(id, 'back', null)
  expect(first().views).toEqual({})
})

test('a view the studio cannot read is refused in its place, and what was sent is not sent again', async () => {
  const { id } = first()
  state().setView(id, 'left', file('left.png'))
  state().setView(id, 'back', file('notes.png'))
  const refusal = new Refusal('This is no picture.', { status: 422, code: 'not_a_picture' })
  sending.mockImplementation((sent) =>
    (sent as File).name === 'notes.png' ? Promise.reject(refusal) : Promise.resolve({ id: 'sent' } as Upload),
  )
  expect(await state().submit(RECIPES)).toEqual([])
  expect(first()).toMatchObject({ state: 'ready', refusal: null, uploadId: 'sent' })
  expect(first().views.left).toMatchObject({ state: 'ready', refusal: null, uploadId: 'sent' })
  expect(first().views.back).toMatchObject({ state: 'refused', refusal: 'This is no picture.', uploadId: null })
  sending.mockClear()
  sending.mockResolvedValue({ id: 'back' } as Upload)
  state().setView(id, 'back', file('back.png'))
  expect(await state().submit(RECIPES)).toHaveLength(1)
  expect(sending).toHaveBeenCalledTimes(1)
})

test('what the request finds wrong with a view stands at that view', async () => {
  state().setView(first().id, 'right', file('right.png'))
  const about = { status: 404, code: 'view_missing', fields: ['views.right'] }
  asking.mockRejectedValue(new Refusal('The right picture is not there.', about))
  await state().submit(RECIPES)
  expect(first().views.right).toMatchObject({ state: 'refused', refusal: 'The right picture is not there.' })
  expect(first()).toMatchObject({ state: 'ready', refusal: null })
})

test('what is wrong with the front or the whole request stands at the front', async () => {
  state().setView(first().id, 'right', file('right.png'))
  asking.mockRejectedValue(new Refusal('No disk is left.', { status: 503, code: 'disk_nearly_full' }))
  await state().submit(RECIPES)
  expect(first()).toMatchObject({ state: 'refused', refusal: 'No disk is left.' })
  expect(first().views.right?.refusal).toBeNull()
})

test('a picture whose upload was swept away is sent again by the next try', async () => {
  asking.mockRejectedValueOnce(new Refusal('There is no such upload.', { status: 404, code: 'no_such_upload' }))
  await state().submit(RECIPES)
  expect(first()).toMatchObject({ state: 'refused', uploadId: null })
  sending.mockResolvedValueOnce({ id: 'sent anew' } as Upload)
  expect(await state().submit(RECIPES)).toHaveLength(1)
  expect(asking.mock.calls[1]?.[0]).toMatchObject({ upload_id: 'sent anew' })
})

test('a picture that was refused for another reason is not sent again', async () => {
  asking.mockRejectedValueOnce(new Refusal('No disk is left.', { status: 503, code: 'disk_nearly_full' }))
  await state().submit(RECIPES)
  expect(await state().submit(RECIPES)).toHaveLength(1)
  expect(sending).toHaveBeenCalledTimes(1)
})

test('nothing is sent while a view is known to be unusable', async () => {
  state().setView(first().id, 'top', new File([], 'empty.png'))
  expect(first().views.top).toMatchObject({ state: 'refused' })
  expect(await state().submit(RECIPES)).toEqual([])
  expect(sending).not.toHaveBeenCalled()
})

test('engines follow the number of views, and one that no longer suits is not asked for', async () => {
  const reasons = () => RECIPES.engines.map((each) => unsuited(each, state().chosen))
  expect(reasons()).toEqual([null, null, 'needs more views', null])
  state().change({ engine: 'relief' })
  state().setView(first().id, 'left', file('left.png'))
  expect(reasons()).toEqual(['takes one picture only', null, null, 'takes one picture only'])
  await state().submit(RECIPES)
  expect(asking.mock.calls[0]?.[0]).toMatchObject({ engine: null })
})

test('an engine without its weights says where to get them', () => {
  const lacking = { ...engine('large', false, false), is_installed: false }
  expect(unsuited(lacking, state().chosen)).toBe('no weights here: see Models')
})

test('the same wish keeps its key, and one with another view gets its own', async () => {
  asking.mockRejectedValue(new TypeError('lost'))
  await state().submit(RECIPES)
  await state().submit(RECIPES)
  state().setView(first().id, 'left', file('left.png'))
  await state().submit(RECIPES)
  const keys = asking.mock.calls.map(([, key]) => key)
  expect(keys[0]).toBe(keys[1])
  expect(keys[2]).not.toBe(keys[0])
})
