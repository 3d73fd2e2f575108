import { expect, test } from 'vitest'
import type { WeightSet } from '../../../api/types'
import { expectedOf, fitOf, paceOf, stateOf, stepOf, territories } from '../words'

const set = (change: Partial<WeightSet>): WeightSet =>
  ({ state: 'available', is_active: false, bytes: 1000, bytes_here: 0, download: null, ...change }) as WeightSet
const card = { index: 0, name: 'Card', total_bytes: 16e9, free_bytes: 12e9 }
const download = {
  is_under_way: true,
  host: 'hub',
  step: 'fetching' as const,
  file: 'a.ckpt',
  bytes_done: 2e9,
  bytes_total: 8e9,
  bytes_per_second: 50e6,
  begun_at: '',
  told_at: '',
  error: null,
}

test('how weights are is said in a word', () => {
  expect(stateOf(set({})).text).toBe('Not downloaded')
  expect(stateOf(set({ state: 'begun', bytes_here: 404 })).text).toBe('40 % fetched')
  expect(stateOf(set({ state: 'begun', download })).text).toBe('Downloading')
  expect(stateOf(set({ state: 'installed', is_active: true })).text).toBe('Installed, in use')
  expect(stateOf(set({ state: 'damaged' })).tone).toBe('bad')
})

test('each way to fit has its words, and a card that is full just now is told', () => {
  const fit = (way: 'resident' | 'staged' | 'offloaded' | 'none', isFree: boolean | null = true) =>
    fitOf({ card: 0, way, bytes_needed: 10e9, is_free_now: isFree }, card)
  expect(fit('resident')).toEqual({ text: 'fits, all of it at once (10.0 GB)', tone: 'good' })
  expect(fit('staged').text).toContain('stage by stage')
  expect(fit('offloaded').tone).toBe('warn')
  expect(fit('none')).toEqual({ text: 'does not fit: it takes 10.0 GB at the least', tone: 'bad' })
  expect(fit('resident', false).text).toContain('only 12.0 GB of the card are free now')
  expect(fit('resident', null).tone).toBe('good')
})

test('seconds say whether they were measured, and none are made up', () => {
  expect(expectedOf({ seconds: 42.4, basis: 'measured', sentence: 'one object made here' })).toBe(
    'about 42 s, measured: one object made here',
  )
  expect(expectedOf({ seconds: 15.8, basis: 'estimated', sentence: 'a log' })).toContain('estimated: a log')
  expect(expectedOf(null)).not.toMatch(/\d/)
})

test('a download says what it does, how far it is and how fast', () => {
  expect(stepOf(download)).toBe('Fetching a.ckpt from hub')
  expect(stepOf({ ...download, step: 'converting' })).toBe('Converting a.ckpt')
  expect(stepOf({ ...download, step: 'asking', file: null })).toBe('Asking hub')
  expect(paceOf(download)).toBe('2.0 GB of 8.0 GB · 50.0 MB/s · 2 min 0 s left')
  expect(paceOf({ ...download, bytes_per_second: null })).toBe('2.0 GB of 8.0 GB · waiting for the line')
  expect(paceOf({ ...download, bytes_per_second: 0 })).not.toContain('left')
  expect(paceOf({ ...download, bytes_total: 0 })).toBe('')
})

test('territories are named as a sentence names them', () => {
  expect(territories(['EU', 'GB', 'KR'])).toBe('the European Union, the United Kingdom or South Korea')
  expect(territories(['JP'])).toBe('Japan')
})
