import { afterEach, expect, test, vi } from 'vitest'
import { generate, listRecipes } from '../../../api/client'
import { listStyles } from '../../../api/styles'
import type { Job, Recipes, Styles, Upload } from '../../../api/types'
import { uploadFile } from '../../../api/upload'
import { tryAgain, withCutout } from '../again'

vi.mock('../../../api/client', async (original) => ({
  ...(await original<object>()),
  generate: vi.fn(),
  listRecipes: vi.fn(),
}))
vi.mock('../../../api/styles', async (original) => ({ ...(await original<object>()), listStyles: vi.fn() }))
vi.mock('../../../api/upload', async (original) => ({ ...(await original<object>()), uploadFile: vi.fn() }))
const [asking, sending] = [vi.mocked(generate), vi.mocked(uploadFile)]

const request = {
  ...{ prompt: 'a red mug', painting: { style: 'clay' }, upload_id: null, painted_upload_id: 'painted' },
  ...{ recipe: 'draft', seed: 7, size_metres: null, views: null, steps: null, require_pass: false },
}
const job = { id: 'j', kind: 'generate', state: 'failed', request } as unknown as Job

afterEach(() => vi.clearAllMocks())

test('words are asked again as they were, without what came of them', async () => {
  asking.mockResolvedValueOnce(job)
  await tryAgain(job)
  const { prompt, painting } = request
  expect(asking.mock.calls[0]?.[0]).toEqual({ prompt, painting, recipe: 'draft', seed: 7, require_pass: false })
})

test('a cut-out of what was painted is used with that picture, which is not painted again', async () => {
  asking.mockResolvedValueOnce(job)
  sending.mockResolvedValueOnce({ id: 'mask' } as Upload)
  await withCutout(job, new Blob())
  const asked = { upload_id: 'painted', mask_upload_id: 'mask', recipe: 'draft', seed: 7, require_pass: false }
  expect(asking.mock.calls[0]?.[0]).toEqual(asked)
})

test('of styles, those of the painter are left out with the words', async () => {
  asking.mockResolvedValueOnce(job)
  sending.mockResolvedValueOnce({ id: 'mask' } as Upload)
  const kept = [
    { name: 'ink', network: 'sdxl' },
    { name: 'round', network: 'hunyuan3d21' },
  ]
  vi.mocked(listStyles).mockResolvedValueOnce({ items: kept } as Styles)
  vi.mocked(listRecipes).mockResolvedValueOnce({ engines: [{ name: 'hunyuan3d21' }] } as Recipes)
  const styles = kept.map(({ name }) => ({ name, weight: 0.5 }))
  await withCutout({ ...job, request: { ...job.request, styles } } as Job, new Blob())
  expect(asking.mock.calls[0]?.[0].styles).toEqual([{ name: 'round', weight: 0.5 }])
})
