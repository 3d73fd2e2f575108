import type { ReactNode } from 'react'
import css from './Facts.module.css'

interface Props {
  title: string
  items: readonly (readonly [string, ReactNode])[]
}

/** A short table of names and values. */
export function Facts({ title, items }: Props) {
  return (
    <section className={css.card}>
      <h2 className={css.title}>{title}</h2>
      <dl className={css.list}>
        {items.map(([name, value]) => (
          <div key={name} className={css.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
