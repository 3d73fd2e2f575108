import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { generate, paint } from '../../../api/client'
import type { Job } from '../../../api/types'
import { useJobs } from '../../../jobs/store'
import { Painted } from '../Painted'
import { paintingOf } from '../../../jobs/painted'
import { usePaint } from '../store'

vi.mock('../../../api/client', async (original) => ({
  ...(await original<object>()),
  paint: vi.fn(),
  generate: vi.fn(),
}))
const [asking, making] = [vi.mocked(paint), vi.mocked(generate)]

const REPORT = {
  ...{ upload_id: 'u', prompt: 'a red mug', pipeline: 'tiny', steps: 4, seed: 7, weights_license: 'Apache-2.0' },
  sentences: ['The prompt is longer than this network reads.'],
}
const job = (changes: object = {}) =>
  ({ id: 'j', kind: 'text-to-image', state: 'succeeded', request: null, report: REPORT, ...changes }) as unknown as Job

afterEach(() => {
  vi.clearAllMocks()
  usePaint.setState({ words: { prompt: '', style: 'plain', seed: 0, styles: [] }, jobId: null, refusal: null })
})

test('a painting is what a finished job of its kind tells of', () => {
  expect(paintingOf(job())).toEqual({
    uploadId: 'u',
    name: 'a red mug',
    by: 'by tiny, 4 steps, seed 7',
    license: 'Apache-2.0',
  })
  expect(paintingOf(job({ request: { name: 'Mug' } }))?.name).toBe('Mug')
  expect(paintingOf(job({ state: 'running' }))).toBeNull()
  expect(paintingOf(job({ kind: 'stl-repair' }))).toBeNull()
  expect(paintingOf(job({ report: null }))).toBeNull()
})

test('it is shown with what made it, what is to be known, and the way on', () => {
  const html = renderToStaticMarkup(
    <MantineProvider>
      <Painted job={job()} onPicture={() => undefined} />
    </MantineProvider>,
  )
  expect(html).toContain('/api/v1/uploads/u/picture')
  expect(html).toContain('by tiny, 4 steps, seed 7; licence Apache-2.0')
  expect(html).toContain('longer than this network reads')
  expect(html).toContain('Use this picture')
})

test('what is asked for is followed, and a refusal is said', async () => {
  asking.mockResolvedValueOnce(job({ state: 'queued' }))
  usePaint.getState().change({ prompt: ' a red mug ', style: 'clay', seed: 7 })
  await usePaint.getState().ask()
  expect(asking.mock.calls[0]?.[0]).toEqual({ prompt: 'a red mug', style: 'clay', seed: 7, styles: [] })
  expect(usePaint.getState().jobId).toBe('j')
  expect(useJobs.getState().jobs.j?.state).toBe('queued')

  asking.mockRejectedValueOnce(new Error('There is no text-to-image network here.'))
  await usePaint.getState().ask()
  expect(usePaint.getState()).toMatchObject({ isAsking: false, refusal: expect.any(String) as string, jobId: 'j' })
})

test('words are made an object of at once, and a refusal is said', async () => {
  making.mockResolvedValueOnce(job({ kind: 'generate', state: 'queued', report: null }))
  usePaint.getState().change({ prompt: ' a red mug ', style: 'clay', seed: 7 })
  expect((await usePaint.getState().make())?.id).toBe('j')
  expect(making.mock.calls[0]?.[0]).toEqual({ prompt: 'a red mug', painting: { style: 'clay' }, seed: 7 })
  expect(useJobs.getState().jobs.j?.state).toBe('queued')

  making.mockRejectedValueOnce(new Error('The prompt holds no words.'))
  expect(await usePaint.getState().make()).toBeNull()
  expect(usePaint.getState()).toMatchObject({ refusal: 'The prompt holds no words.', isAsking: false })
})
