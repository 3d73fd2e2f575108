import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Asset, Report } from '../../../api/types'
import { draftLine } from '../../../ui/draft'
import { AssetCard } from '../AssetCard'
import { AssetFacts } from '../AssetFacts'
import { ReportView } from '../ReportView'

const FAILED = { engine: 'small', code: 'weights_missing', sentence: 'It has no weights. Install it again.' }
const LINE = 'Draft: made by relief, because small could not run: It has no weights. Install it again.'
const asset = {
  name: 'Owl',
  engine: 'relief',
  weights: null,
  attempted: [FAILED],
  draft: true,
  verdict: 'pass',
  recipe: 'standard',
  faces: 4,
  bytes: 5,
  size_metres: [1, 1, 1],
  created_at: '2026-11-24T12:00:04Z',
} as unknown as Asset
const proper = {
  ...asset,
  engine: 'small',
  attempted: [],
  draft: false,
  weights: `sha256:${'0123456789abcdef'.repeat(4)}`,
}
const html = (element: React.ReactNode) => renderToStaticMarkup(<MantineProvider>{element}</MantineProvider>)

test('a draft is told in one line, as the command line and the report tell it', () => {
  expect(draftLine(asset)).toBe(LINE)
  expect(draftLine({ ...asset, attempted: [{ ...FAILED, engine: 'large' }, FAILED] })).toBe(
    'Draft: made by relief, because large could not run: It has no weights. Install it again. ' +
      'Nor could small: It has no weights. Install it again.',
  )
  expect(draftLine(proper)).toBeNull()
})

test('the library marks a draft with the engine that made it, and nothing else', () => {
  expect(html(<AssetCard asset={asset} />)).toMatch(/Draft by (<!-- -->)?relief/)
  expect(html(<AssetCard asset={proper} />)).not.toContain('Draft')
})

test('the facts name the weights of an engine that has any', () => {
  expect(html(<AssetFacts asset={proper} />)).toContain('0123456789ab<')
  expect(html(<AssetFacts asset={asset} />)).not.toContain('Weights')
})

test('the report does not repeat the line its page begins with', () => {
  const report = { ...asset, warnings: [LINE, 'It is thin.'], checks: [], measurements: {}, stages: [], cutout: null }
  const shown = html(<ReportView report={report as unknown as Report} />)
  expect(shown).toContain('It is thin.')
  expect(shown).not.toContain('could not run')
})
