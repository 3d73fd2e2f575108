import type { Trial } from '../../api/types'
import { seconds } from '../../ui/words'

export type Measure = Trial['measure']
type Outcomes = Trial['arms'][number]['outcomes']

/** What is measured, in the order it is shown in; the text helps to choose what decides. */
export const MEASURES: readonly { value: Measure; title: string; text: string }[] = [
  { value: 'kept', title: 'What you keep', text: 'You say of each object whether you keep it. Slow, and the surest.' },
  {
    value: 'score',
    title: 'Likeness',
    text: 'How like its picture an object looks. Counts by itself; between engines it is a weak judge.',
  },
  { value: 'passed', title: 'Checks passed', text: 'Objects that pass the checks of their profile.' },
  { value: 'succeeded', title: 'No failure', text: 'Requests that end with an object.' },
  { value: 'seconds', title: 'Time', text: 'Seconds of work for an object, without waiting.' },
]

/** One arm's value of a measure with where the truth may lie. */
export interface Seen {
  of: number
  value: number | null
  low: number | null
  high: number | null
}

export function seen(outcomes: Outcomes, measure: Measure): Seen {
  const found = outcomes[measure]
  const { of, low, high } = found
  return { of, low, high, value: 'mean' in found ? found.mean : found.share }
}

/** As a person reads it: 78 %, 0.71, 6.4 s. */
export function told(value: number, measure: Measure): string {
  if (measure === 'seconds') return seconds(value)
  return measure === 'score' ? value.toFixed(2) : `${Math.round(100 * value)} %`
}

/** How far one arm is from another: 12 points less, likely between 3 and 21 less. */
export function apart({ value, low, high }: { value: number; low: number; high: number }, measure: Measure): string {
  const side = (end: number) => (end < 0 ? 'less' : 'more')
  const [near, far] = low < 0 && high <= 0 ? [high, low] : [low, high]
  const from = side(near) === side(far) ? amount(near, measure) : `${amount(near, measure)} ${side(near)}`
  return `${amount(value, measure)} ${side(value)}, likely between ${from} and ${amount(far, measure)} ${side(far)}`
}

function amount(value: number, measure: Measure): string {
  const size = Math.abs(value)
  if (measure === 'seconds' || measure === 'score') return told(size, measure)
  const points = Math.round(100 * size)
  return points === 1 ? '1 point' : `${points} points`
}

/** Where the scale of a measure begins and ends: shares have all of it, what has no end its own part. */
export function scaleOf(arms: readonly Seen[], measure: Measure): { begin: number; end: number } {
  if (measure !== 'seconds' && measure !== 'score') return { begin: 0, end: 1 }
  const places = arms.flatMap(({ value, low, high }) => [value, low, high]).filter((place) => place !== null)
  if (places.length === 0) return { begin: 0, end: 1 }
  const [least, most] = [Math.min(...places), Math.max(...places)]
  const margin = Math.max((most - least) / 4, 0.02)
  return { begin: Math.max(0, least - margin), end: most + margin }
}

/** What an arm does otherwise than a request asks for. */
export function armDoes({ recipe, engine, steps, guidance, styles }: Trial['arms'][number]): string {
  const parts = [
    recipe && `recipe ${recipe}`,
    engine && `engine ${engine}`,
    steps && `${steps} steps`,
    guidance !== null && `guidance ${guidance}`,
    ...styles.map(({ name, weight }) => `style ${name} at ${weight ?? 1}`),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'as usual'
}
