import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '../../../api/problem'
import type { WeightSets, WorkerCache } from '../../../api/types'
import { downloadWeights, listHeld, listWeights, removeWeights } from '../../../api/weights'
import { useWeights } from '../store'

vi.mock('../../../api/weights')
const [listing, downloading, removing] = [vi.mocked(listWeights), vi.mocked(downloadWeights), vi.mocked(removeWeights)]
const ALL = { items: [] } as unknown as WeightSets
const state = () => useWeights.getState()

beforeEach(() => {
  vi.mocked(listHeld).mockResolvedValue([])
})

afterEach(() => {
  useWeights.setState({ all: null, workers: [], failure: null, refused: {}, asking: null })
  vi.resetAllMocks()
})

test('a refused download is told where it was asked for, and no more once it is taken', async () => {
  listing.mockResolvedValue(ALL)
  downloading.mockRejectedValueOnce(new Refusal('Say where you are.', { status: 403, code: 'territory_not_declared' }))
  await state().download('shape', 'mit')
  expect(state().refused).toEqual({ shape: 'Say where you are.' })
  expect(state().asking).toBeNull()
  await state().download('shape', 'mit')
  expect(state().refused).toEqual({})
  expect(downloading).toHaveBeenLastCalledWith('shape', 'mit')
  expect(listing).toHaveBeenCalledTimes(2)
})

test('a list that comes late does not undo a newer one', async () => {
  let answer: (late: WeightSets) => void = () => undefined
  listing.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  const late = state().load()
  listing.mockResolvedValueOnce(ALL)
  await state().load()
  answer({ items: ['old'] } as unknown as WeightSets)
  await late
  expect(state().all).toBe(ALL)
})

test('a server that does not answer is told, and what was known stays', async () => {
  const workers = [{ worker: 'studio-1' }] as unknown as WorkerCache[]
  vi.mocked(listHeld).mockResolvedValueOnce(workers)
  listing.mockResolvedValueOnce(ALL).mockRejectedValueOnce(new TypeError('lost'))
  await state().load()
  await state().load()
  expect(state().failure).toContain('does not answer')
  expect(state().workers).toBe(workers)
  expect(state().all).toBe(ALL)
})

test('removing tells what became free, or why it was refused', async () => {
  listing.mockResolvedValue(ALL)
  removing.mockResolvedValueOnce(7)
  expect(await state().remove('shape')).toBe(7)
  removing.mockRejectedValueOnce(new Refusal('In use.', { status: 409, code: 'in_use' }))
  expect(await state().remove('shape')).toBeNull()
  expect(state().refused).toEqual({ shape: 'In use.' })
})
