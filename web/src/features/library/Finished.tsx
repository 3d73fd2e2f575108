import type { Told } from '../../api/told'
import type { Asset, Report } from '../../api/types'
import { CheckList } from './CheckList'
import css from './Finished.module.css'
import { Verdict } from './Verdict'

interface Props {
  asset: Asset
  report: Report
  told: Told
}

/** What finishing did, and whether it met its profile; what it did not meet stands in front. */
export function Finished({ asset, report, told }: Props) {
  const failing = report.checks.filter((check) => check.outcome === 'fail')
  // The verdict and what failed stand below as checks, so that the sentences end where the repairs do.
  const said = new Set(report.checks.map((check) => check.sentence))
  const repairs = told.sentences.filter((each) => !said.has(each) && !each.startsWith(`${report.profile}:`))
  return (
    <section className={css.card} aria-labelledby="finished" data-testid="finished">
      <h2 id="finished" className={css.title}>
        What was done
      </h2>
      <ul className={css.list}>
        {[...repairs, ...told.notes].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className={css.verdict}>
        <Verdict verdict={asset.verdict} />
        <span>
          {failing.length === 0
            ? `It meets the profile “${report.profile}”.`
            : `Against the profile “${report.profile}”:`}
        </span>
      </p>
      {failing.length > 0 && <CheckList checks={failing} />}
    </section>
  )
}
