import type { Trial } from '../../api/types'
import css from './MeasureTable.module.css'
import { Whisker } from './Whisker'
import { MEASURES, scaleOf, seen, told, type Measure } from './words'

interface Props {
  trial: Trial
  measure: Measure
}

/** One measure of all arms, one below the other on the same scale. */
export function MeasureTable({ trial, measure }: Props) {
  const arms = trial.arms.map((arm) => ({ name: arm.name, ...seen(arm.outcomes, measure) }))
  const scale = scaleOf(arms, measure)
  const title = MEASURES.find(({ value }) => value === measure)?.title
  const decides = measure === trial.measure
  return (
    <table className={css.table} data-decides={decides || undefined} data-testid={`measure-${measure}`}>
      <caption className={css.title}>
        {title}
        {decides && <span className={css.decides}>decides</span>}
      </caption>
      <colgroup>
        <col className={css.arms} />
        <col />
        <col className={css.values} />
        <col className={css.counts} />
      </colgroup>
      <thead className={css.spoken}>
        <tr>
          <th>Arm</th>
          <th>On its scale</th>
          <th>Value</th>
          <th>Of how many</th>
        </tr>
      </thead>
      <tbody>
        {arms.map((arm) => (
          <tr key={arm.name} data-wins={(decides && trial.verdict.winner === arm.name) || undefined}>
            <th scope="row" className={css.arm} title={arm.name}>
              {arm.name}
            </th>
            <td className={css.scale}>
              <Whisker seen={arm} measure={measure} scale={scale} />
            </td>
            <td className={css.value}>{arm.value === null ? '–' : told(arm.value, measure)}</td>
            <td className={css.of}>of {arm.of}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
