import type { Asset } from '../../api/types'
import { Icon } from '../../ui/Icon'
import css from './Verdict.module.css'

/** Whether an object meets its profile; never by colour alone. */
export function Verdict({ verdict, isShort = false }: { verdict: Asset['verdict']; isShort?: boolean }) {
  const isPass = verdict === 'pass'
  return (
    <span className={css.verdict} data-verdict={verdict}>
      <Icon name={isPass ? 'check' : 'warning'} size={15} />
      {isPass ? 'Passed' : isShort ? 'Findings' : 'Has findings'}
    </span>
  )
}
