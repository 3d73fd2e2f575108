import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import css from './EmptyState.module.css'

/** Nothing here yet, and what to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={css.empty}>
      <span className={css.icon}>
        <Icon name={icon} size={34} />
      </span>
      <h2 className={css.title}>{title}</h2>
      <p className={css.text}>{children}</p>
      {action}
    </div>
  )
}
