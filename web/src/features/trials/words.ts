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

/** A difference with its sign: +12 %, −0.04. */
export function signed(value: number, measure: Measure): string {
  return `${value < 0 ? '−' : '+'}${told(Math.abs(value), measure)}`
}

/** Where the scale of a measure ends; it begins at nothing. */
export function scaleOf(arms: readonly Seen[], measure: Measure): number {
  if (measure !== 'seconds') return 1
  return Math.max(1, ...arms.flatMap(({ value, high }) => [value ?? 0, high ?? 0])) * 1.05
}

/** What an arm does otherwise than a request asks for. */
export function armDoes({ recipe, engine, steps, guidance }: Trial['arms'][number]): string {
  const parts = [
    recipe && `recipe ${recipe}`,
    engine && `engine ${engine}`,
    steps && `${steps} steps`,
    guidance !== null && `guidance ${guidance}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'as usual'
}
