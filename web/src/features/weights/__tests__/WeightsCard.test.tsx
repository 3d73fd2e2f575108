import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { WeightSet } from '../../../api/types'
import { CardList } from '../CardList'
import { WeightsCard } from '../WeightsCard'

const WEIGHTS = {
  name: 'shape',
  title: 'A shape network',
  purpose: 'shape',
  engine: 'large',
  repository: 'someone/shape',
  revision: '0123456789abcdef',
  state: 'available',
  is_active: false,
  bytes: 7.4e9,
  bytes_here: 0,
  licence: {
    id: 'mild',
    title: 'A mild licence',
    url: 'https://hub.example/LICENSE',
    allows: ['Use it.'],
    forbids: ['Sell it as yours.'],
    use_limits: ['Say whose it is.'],
    excludes: ['EU'],
    source: null,
  },
  says_licence: null,
  accepted: null,
  is_allowed: true,
  sha256: null,
  installed_at: null,
  memory: { resident_bytes: 10e9, staged_bytes: 8e9, offloaded_bytes: 6e9, source: 'as published' },
  fits: [{ card: 0, way: 'staged', bytes_needed: 8e9, is_free_now: true }],
  expected: null,
  download: null,
  not_offered: null,
  not_run: null,
} satisfies WeightSet
const CARDS = [{ index: 0, name: 'Some card', total_bytes: 8.5e9, free_bytes: 8.2e9 }]
const html = (change: Partial<WeightSet> = {}) =>
  renderToStaticMarkup(
    <MantineProvider>
      <WeightsCard weights={{ ...WEIGHTS, ...change }} cards={CARDS} territory="JP" />
    </MantineProvider>,
  )
const bare = (text: string) => text.replaceAll('<!-- -->', '')

test('what can be had shows its licence, where it holds, and a download that waits to be accepted', () => {
  const shown = bare(html())
  for (const said of ['Use it.', 'Sell it as yours.', 'Say whose it is.', 'no rights in the European Union'])
    expect(shown).toContain(said)
  expect(shown).toContain('You use it in Japan')
  expect(shown).toMatch(/<button[^>]*disabled[^>]*>.*Download 7\.4 GB/)
  expect(shown).toContain('Some card</strong>: fits stage by stage')
  expect(shown).toContain('orfeas models download shape')
})

test('what may not be downloaded says why, and offers no button', () => {
  const shown = html({ not_offered: { code: 'territory_excluded', sentence: 'No rights there.' } })
  expect(shown).toContain('No rights there.')
  expect(shown).not.toContain('<button')
})

test('a download under way shows how far it is in place of the licence', () => {
  const download = {
    is_under_way: true,
    host: 'hub',
    step: 'fetching' as const,
    file: 'a.ckpt',
    bytes_done: 3.7e9,
    bytes_total: 7.4e9,
    bytes_per_second: 1e7,
    begun_at: '',
    told_at: '',
    error: null,
  }
  const shown = html({ state: 'begun', download })
  expect(shown).toMatch(/role="progressbar"[^>]*aria-valuenow="50"/)
  expect(shown).toContain('10.0 MB/s')
  expect(shown).not.toContain('Use it.')
  const error = {
    type: '',
    title: '',
    status: 503,
    detail: 'The line broke.',
    code: 'line_cut',
    trace_id: null,
    errors: null,
  }
  const failed = html({ state: 'begun', bytes_here: 3.7e9, download: { ...download, is_under_way: false, error } })
  expect(failed).toContain('The line broke.')
  expect(failed).toContain('Go on, 3.7 GB left')
})

test('what is installed shows what was accepted, and can be removed', () => {
  const accepted = {
    id: 'mild',
    text: 'licence' as const,
    text_sha256: '',
    accepted_at: '2026-11-24T12:00:00Z',
    territory: 'JP',
  }
  const shown = html({
    state: 'installed',
    is_active: true,
    accepted,
    sha256: `sha256:${'0123456789abcdef'.repeat(4)}`,
  })
  expect(shown).toContain('Installed, in use')
  expect(shown).toContain('mild, accepted')
  expect(shown).toContain('sha256:0123456789abcdef…')
  expect(shown).toContain('Remove')
  expect(shown).not.toContain('Use it.')
})

test('a network that goes by its name says how it is asked for, and keeps its licence behind a button', () => {
  const cutter: Partial<WeightSet> = { name: 'cutter', purpose: 'matting', memory: null, fits: [], bytes: 0 }
  const shown = bare(html(cutter))
  expect(shown).toContain('A mild licence · size told by the hub')
  expect(shown).toContain('Licence and download')
  expect(shown).not.toContain('for the engine')
  expect(shown).not.toContain('An object takes')
  const here = bare(html({ ...cutter, state: 'installed', installed_at: '2026-11-24T12:00:00Z', says_licence: 'MIT' }))
  expect(here).toContain('orfeas generate PICTURE --matting cutter')
  expect(here).toContain('MIT')
})

test('what is installed where the licence gives no rights says so', () => {
  expect(html({ state: 'installed', is_allowed: false })).toContain('gives no rights in Japan')
})

test('what its engine lacks beside weights is told', () => {
  expect(html({ not_run: { code: 'torch_missing', sentence: 'Run pip.' } })).toContain('Run pip.')
})

test('a card shows how full it is, and a machine without one says so', () => {
  const shown = renderToStaticMarkup(<CardList cards={CARDS} device={null} />)
  expect(shown).toContain('300 MB of 8.5 GB in use')
  expect(shown).toContain('role="meter"')
  expect(renderToStaticMarkup(<CardList cards={[]} device={null} />)).toContain('No NVIDIA card was found')
})
