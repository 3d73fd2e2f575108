import { useEffect, useRef, type ReactNode } from 'react'
import css from './Page.module.css'

interface Props {
  title: string
  /** Small words above the title: where this page belongs. */
  above?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

let isFirstPage = true

/** A page with its title; a page that replaces another takes the focus, so that it is read from its beginning. */
export function Page({ title, above, lead, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true })
    isFirstPage = false
  }, [])
  useEffect(() => {
    document.title = `${title} · ORFEAS Studio`
  }, [title])
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div className={css.words}>
          {above && <div className={css.above}>{above}</div>}
          <h1 ref={heading} tabIndex={-1} className={css.title}>
            {title}
          </h1>
          {lead && <div className={css.lead}>{lead}</div>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
