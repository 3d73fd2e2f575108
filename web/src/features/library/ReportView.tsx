import type { Report } from '../../api/types'
import { Facts } from '../../ui/Facts'
import { Notice } from '../../ui/Notice'
import { draftLine } from '../../ui/draft'
import { seconds, sentenceCase } from '../../ui/words'
import { CheckList } from './CheckList'
import { measured } from './measured'
import css from './ReportView.module.css'

const METHODS: Record<string, string> = {
  alpha: 'The picture’s own transparency',
  grabcut: 'Backdrop and edges (GrabCut)',
  network: 'A network for cut-outs',
  given: 'Painted by hand',
}

/** Everything that was measured on an object, in full. */
export function ReportView({ report }: { report: Report }) {
  const draft = draftLine(report)
  const warnings = report.warnings.filter((warning) => warning !== draft) // the page begins with that one
  const total = report.stages.reduce((sum, stage) => sum + stage.seconds, 0)
  const stages = report.stages.map((stage) => [sentenceCase(stage.name), seconds(stage.seconds)] as const)
  return (
    <section className={css.report} aria-labelledby="report" data-testid="report">
      <h2 id="report" className={css.title}>
        Report <span className={css.profile}>against the profile “{report.profile}”</span>
      </h2>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      <CheckList checks={report.checks} />
      <div className={css.columns}>
        <Facts title="Measured" items={measured(report.measurements)} />
        <div className={css.stack}>
          <Facts title="Time" items={[...stages, ['All together', seconds(total)]]} />
          {report.cutout && (
            <Facts
              title="Cut-out"
              items={[
                ['Method', METHODS[report.cutout.method] ?? sentenceCase(report.cutout.method)],
                ['Confidence', `${Math.round(report.cutout.confidence * 100)} %`],
                ['Islands left out', String(report.cutout.dropped.length)],
                ...(report.match ? [['Match with the picture', report.match.score.toFixed(2)] as const] : []),
                ...(report.views ? [['Views', Object.keys(report.views).join(', ')] as const] : []),
              ]}
            />
          )}
        </div>
      </div>
    </section>
  )
}
