import type { Check } from '../../api/types'
import { Icon, type IconName } from '../../ui/Icon'
import css from './CheckList.module.css'

const SHOWN: Record<Check['outcome'], { icon: IconName; word: string }> = {
  pass: { icon: 'check', word: 'Passed' },
  fail: { icon: 'cross', word: 'Failed' },
  not_checked: { icon: 'minus', word: 'Not checked' },
}

/** Every demand of the profile, and how the object stands to it. */
export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <ul className={css.list}>
      {checks.map((check) => (
        <li key={check.id} className={css.check} data-outcome={check.outcome}>
          <span className={css.icon} role="img" aria-label={SHOWN[check.outcome].word}>
            <Icon name={SHOWN[check.outcome].icon} size={15} />
          </span>
          <span className={css.sentence}>{check.sentence}</span>
        </li>
      ))}
    </ul>
  )
}
