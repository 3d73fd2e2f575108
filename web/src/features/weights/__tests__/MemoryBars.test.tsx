import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { WeightSet, WorkerCache } from '../../../api/types'
import { lasting, partsOf, toldOf } from '../memory'
import { MemoryBars } from '../MemoryBars'

const IDLE = {
  ...{ engine: 'large', weights: 'sha256:one', bytes: 6e9, load_seconds: 6, styles: [], styles_problem: null },
  ...{ is_running: false, idle_seconds: 40, running_seconds: 0 },
}
const WORKING = {
  ...{ engine: 'other', weights: 'sha256:two', bytes: 9e9, load_seconds: 6, styles: [], styles_problem: null },
  ...{ is_running: true, idle_seconds: 0, running_seconds: 3 },
}
const WORKER = {
  ...{ worker: 'studio-1', is_heard: true, age_seconds: 12, state: 'busy', device: 'Some card' },
  ...{ total_bytes: 24e9, held_bytes: 15e9, held: [IDLE, WORKING] },
} satisfies WorkerCache
const ABSENT = {
  ...WORKER,
  ...{ worker: 'studio-2', state: 'absent' as const, device: null, total_bytes: 0, held_bytes: 0, held: [] },
}
const ITEMS = [
  { name: 'shape', title: 'A shape network', sha256: 'sha256:one', state: 'installed' },
] as unknown as WeightSet[]

const html = (workers: WorkerCache[], items = ITEMS) =>
  renderToStaticMarkup(<MemoryBars workers={workers} items={items} seenAt={0} />).replaceAll('<!-- -->', '')

test('each network has its part of the bar and a line that says what it is, how large, and what it does', () => {
  const shown = html([WORKER])
  expect(shown).toMatch(/role="meter"[^>]*aria-valuemax="24000000000"[^>]*aria-valuenow="15000000000"/)
  expect(shown).toContain('15.0 GB of 24.0 GB held, 9.0 GB free')
  expect([...shown.matchAll(/inline-size:([\d.]+)%/g)].map((found) => found[1])).toEqual(['37.5', '25'])
  for (const said of ['other', '9.0 GB, at work for 3 s', 'A shape network', '6.0 GB, idle for 40 s', 'Told 12 s ago'])
    expect(shown).toContain(said)
  expect(shown).not.toContain('No network')
})

test('a network that paints is known by its name', () => {
  const painter = { ...IDLE, engine: 'text-to-image/tiny', weights: 'sha256:of its folder' }
  const items = [{ ...ITEMS[0], name: 'tiny', title: 'A painter', sha256: 'sha256:of its record' }] as WeightSet[]
  expect(partsOf({ ...WORKER, held: [painter] }, items, 0).map(({ title }) => title)).toEqual(['A painter'])
  expect(partsOf({ ...WORKER, held: [painter] }, [], 0).map(({ title }) => title)).toEqual(['tiny'])
})

test('time goes on while nothing more is told', () => {
  expect(partsOf(WORKER, ITEMS, 60).map(({ doing }) => doing)).toEqual(['at work for 63 s', 'idle for 1 min'])
  expect([89.9, 90, 5399, 5400].map(lasting)).toEqual(['89 s', '1 min', '89 min', '1 h'])
})

test('a worker that is silent is shown as it was last, and one that held nothing then is not', () => {
  const shown = html([{ ...WORKER, is_heard: false, age_seconds: 400 }])
  expect(shown).toContain('data-stale="true"')
  expect(shown).toContain('Last heard of 6 min ago: it may be gone')
  expect(toldOf([{ ...ABSENT, is_heard: false }])).toEqual([])
  const silent = { ...WORKER, worker: 'studio-3', is_heard: false }
  expect(toldOf([silent, ABSENT, WORKER])).toEqual([WORKER, ABSENT, silent])
})

test('workers have a bar each, and one that holds nothing says when it will', () => {
  const shown = html([WORKER, ABSENT])
  expect(shown.match(/data-testid="worker-memory"/g)).toHaveLength(2)
  expect(shown.match(/role="meter"/g)).toHaveLength(1)
  expect(shown).toContain('No network is here yet. The next job that needs one brings it.')
})

test('a job whose network is still being read says so', () => {
  expect(html([{ ...WORKER, held: [IDLE] }])).toContain('A network is being brought here for a job.')
})

test('more held than there is to hold fills the bar and no more', () => {
  const [largest] = partsOf({ ...WORKER, total_bytes: 10e9 }, ITEMS, 0)
  expect(largest?.share).toBe(0.6)
  expect(html([{ ...WORKER, total_bytes: 10e9 }])).toContain('15.0 GB of 15.0 GB held, 0 B free')
})

test('where no network is installed and none is held there is nothing to show', () => {
  expect(html([ABSENT], [])).toBe('')
  expect(html([WORKER], [])).toContain('large')
})
