import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Asset, Trial } from '../../../api/types'
import { KeepOrDiscard } from '../KeepOrDiscard'
import { TrialCard } from '../TrialCard'

const share = (count: number, of: number) => ({ count, of, share: of ? count / of : null, low: 0.2, high: 0.8 })
const outcomes = (kept: number) => ({
  pictures: 20,
  results: 24,
  under_way: 1,
  succeeded: share(20, 20),
  passed: share(19, 20),
  kept: share(kept, 12),
  undecided: 8,
  score: { of: 20, mean: 0.7, low: 0.65, high: 0.75 },
  seconds: { of: 0, mean: null, low: null, high: null, median: null },
})
const asUsual = { recipe: null, engine: null, steps: null, guidance: null, styles: [] }
const TRIAL = {
  id: '1',
  name: 'Which one?',
  recipe: 'standard',
  measure: 'kept',
  share: 0.5,
  state: 'running',
  created_at: '2026-12-01T12:00:00Z',
  stopped_at: null,
  hindrance: null,
  notes: [],
  arms: [
    { name: 'usual', ...asUsual, outcomes: outcomes(6) },
    { name: 'fine', ...asUsual, recipe: 'high', styles: [{ name: 'clay', weight: 0.5 }], outcomes: outcomes(10) },
  ],
  verdict: {
    winner: null,
    sentence: 'No winner yet: 12 of 30 kept or discarded on usual.',
    reached: 12,
    needed: 30,
    differences: [{ arm: 'usual', other: 'fine', value: -0.33, low: -0.7, high: 0.1 }],
  },
} satisfies Trial

const html = (change: Partial<Trial> = {}) =>
  renderToStaticMarkup(
    <MantineProvider>
      <TrialCard trial={{ ...TRIAL, ...change }} />
    </MantineProvider>,
  ).replaceAll('<!-- -->', '')

test('a trial tells its arms, its verdict and where the truth may lie', () => {
  const shown = html()
  expect(shown).toContain('50 % of requests for standard')
  expect(shown).toContain('<strong>fine</strong> recipe high, style clay at 0.5')
  expect(shown).toContain('12 of 30 kept or discarded on usual.')
  expect(shown).toContain('aria-valuenow="40"')
  expect(shown).toContain('16 pictures wait for your word')
  expect(shown).toContain('usual against fine: 33 points less, likely between 70 points less and 10 points more.')
  expect(shown).toContain('aria-label="83 %, most likely between 20 % and 80 %"')
  expect(shown.indexOf('measure-kept')).toBeLessThan(shown.indexOf('measure-score'))
  expect(shown).toMatch(/Stop<\/span>/)
})

test('a winner is marked, a hindrance told, and only a stopped trial can be deleted', () => {
  const verdict = { ...TRIAL.verdict, winner: 'fine', sentence: 'fine wins.', reached: 40 }
  const hindrance = { code: 'x', sentence: 'No weights here.' }
  const shown = html({ verdict, state: 'stopped', hindrance, notes: ['Weights were exchanged.'] })
  expect(shown).toMatch(/data-won="true"[^]*fine wins\./)
  expect(shown).toContain('data-wins="true"')
  expect(shown).not.toContain('role="progressbar"')
  expect(shown).toContain('No weights here.')
  expect(shown).toContain('Weights were exchanged.')
  expect(shown).toMatch(/Delete<\/span>/)
})

test('only an object of a trial is asked about', () => {
  const asked = (asset: Partial<Asset>) =>
    renderToStaticMarkup(
      <MantineProvider>
        <KeepOrDiscard asset={asset as Asset} onSaid={() => undefined} />
      </MantineProvider>,
    )
  expect(asked({ trial: null, kept: null })).not.toContain('<button')
  const shown = asked({ trial: { id: '1', name: 'Which one?', arm: 'fine' }, kept: false })
  expect(shown).toMatch(/aria-pressed="false"[^>]*>.*Keep/)
  expect(shown).toMatch(/aria-pressed="true"[^>]*>.*Discard/)
  expect(shown).not.toContain('fine')
})
