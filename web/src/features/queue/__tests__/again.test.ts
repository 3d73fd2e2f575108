import { afterEach, expect, test, vi } from 'vitest'
import { generate } from '../../../api/client'
import type { Job, Upload } from '../../../api/types'
import { uploadFile } from '../../../api/upload'
import { tryAgain, withCutout } from '../again'

vi.mock('../../../api/client', async (original) => ({ ...(await original<object>()), generate: vi.fn() }))
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
