import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Report } from '../../../api/types'
import { ReportView } from '../ReportView'

const report = {
  engine: 'small',
  attempted: [],
  draft: false,
  warnings: [],
  checks: [],
  measurements: {},
  stages: [],
  cutout: { method: 'alpha', confidence: 1, dropped: [] },
  match: { score: 0.8349, silhouette: 0.98, ssim: 0.9, normals: null, thickness: 0.7 },
} as unknown as Report
const html = (shown: Report) =>
  renderToStaticMarkup(
    <MantineProvider>
      <ReportView report={shown} />
    </MantineProvider>,
  )

test('the report says in one row how well the result matches its picture', () => {
  expect(html(report)).toMatch(/Match with the picture<\/dt><dd>0\.83</)
})

test('nothing is said of a match where none was measured', () => {
  expect(html({ ...report, match: null })).not.toContain('Match with')
})
