import css from './Whisker.module.css'
import { told, type Measure, type Seen } from './words'

interface Props {
  seen: Seen
  measure: Measure
  scale: { begin: number; end: number }
}

/** A value on its scale, with the reach in which the truth lies nineteen times in twenty. */
export function Whisker({ seen: { value, low, high }, measure, scale }: Props) {
  const share = (place: number) => (place - scale.begin) / (scale.end - scale.begin)
  const at = (place: number) => `${100 * Math.min(1, Math.max(0, share(place)))}%`
  if (value === null) return <div className={css.track} aria-hidden="true" />
  const reach =
    low !== null && high !== null
      ? `, most likely between ${told(Math.max(0, low), measure)} and ${told(high, measure)}`
      : ''
  return (
    <div className={css.track} role="img" aria-label={`${told(value, measure)}${reach}`}>
      {low !== null && high !== null && (
        <span
          className={css.reach}
          style={{ insetInlineStart: at(low), inlineSize: `calc(${at(high)} - ${at(low)})` }}
        />
      )}
      <span className={css.value} style={{ insetInlineStart: at(value) }} />
    </div>
  )
}
