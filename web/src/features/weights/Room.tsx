import type { ReactNode } from 'react'
import type { WeightSet, WeightSets } from '../../api/types'
import { ago, bytes } from '../../ui/words'
import css from './Room.module.css'
import { expectedOf, fitOf, usedAs } from './words'

interface Props {
  weights: WeightSet
  cards: WeightSets['cards']
}

/** What weights take: of each card, of time, and by whose word. */
export function Room({ weights, cards }: Props) {
  const { memory, fits, installed_at: installedAt, sha256, accepted } = weights
  const rows: [string, ReactNode][] = []
  if (fits.length > 0) rows.push(['Will it fit', <Fits key="fits" fits={fits} cards={cards} />])
  if (memory) {
    const sizes = [
      `${bytes(memory.resident_bytes)} at once`,
      `${bytes(memory.staged_bytes)} stage by stage`,
      `${bytes(memory.offloaded_bytes)} with offload`,
    ]
    rows.push(['GPU memory', <Told key="memory" what={sizes.join(', ')} by={memory.source} />])
  }
  const use = usedAs(weights)
  if (use === null) rows.push(['An object takes', expectedOf(weights.expected)])
  if (use !== null && installedAt) rows.push(['Use it', <code key="use">{use}</code>])
  if (installedAt) rows.push(['Installed', ago(installedAt)])
  if (accepted) {
    const where = accepted.territory ? `, for ${accepted.territory}` : ''
    rows.push(['Licence', `${accepted.id}, accepted ${ago(accepted.accepted_at)}${where}`])
  }
  if (!accepted && installedAt) rows.push(['Licence', weights.says_licence ?? 'nobody has said'])
  if (sha256) rows.push(['Hash', <code key="hash">{sha256.slice(0, 23)}…</code>])
  if (rows.length === 0) return null
  return (
    <dl className={css.rows}>
      {rows.map(([label, value]) => (
        <div key={label} className={css.row}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Fits({ fits, cards }: { fits: WeightSet['fits']; cards: WeightSets['cards'] }) {
  return fits.map((fit) => {
    const card = cards.find(({ index }) => index === fit.card)
    if (!card) return null
    const { text, tone } = fitOf(fit, card)
    return (
      <div key={fit.card} className={css.fit} data-tone={tone} data-testid="fit">
        <span className={css.dot} aria-hidden="true" />
        <span>
          <strong>{card.name}</strong>: {text}
        </span>
      </div>
    )
  })
}

function Told({ what, by }: { what: string; by: string }) {
  return (
    <>
      {what} <span className={css.by}>({by})</span>
    </>
  )
}
