import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import css from './Notice.module.css'

interface Props {
  tone: 'bad' | 'warn' | 'calm'
  title?: string
  children: ReactNode
  actions?: ReactNode
}

const ICON: Record<Props['tone'], IconName> = { bad: 'warning', warn: 'warning', calm: 'clock' }

/** Something to know before going on; what is bad is read aloud at once. */
export function Notice({ tone, title, children, actions }: Props) {
  return (
    <div className={css.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <span className={css.icon}>
        <Icon name={ICON[tone]} />
      </span>
      <div className={css.words}>
        {title && <strong className={css.title}>{title}</strong>}
        <div>{children}</div>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  )
}
