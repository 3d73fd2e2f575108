import type { Job } from '../../../api/types'
import { Facts } from '../../../ui/Facts'
import { Notice } from '../../../ui/Notice'
import { analysisRows } from './analysis'
import css from './JobResult.module.css'

/** How a mesh would print, in numbers. */
export function AnalysisView({ job }: { job: Job }) {
  const { rows, reasons } = analysisRows(job.report?.print)
  const half = Math.ceil(rows.length / 2)
  return (
    <>
      {reasons.map((reason) => (
        <Notice key={reason} tone="warn">
          {reason}
        </Notice>
      ))}
      <div className={css.columns}>
        <Facts title="Material" items={rows.slice(0, half)} />
        <Facts title="On the printer" items={rows.slice(half)} />
      </div>
    </>
  )
}
