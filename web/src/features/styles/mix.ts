import type { Style, StyleChoice } from '../../api/types'

export const STRONGEST = 1.5

/** How strongly a style works in a mix; 0 where it does not. */
export const weightOf = (mix: readonly StyleChoice[], name: string): number =>
  mix.find((each) => each.name === name)?.weight ?? 0

/** The mix with a style as strong as that; at 0 it is left out. */
export function withWeight(mix: readonly StyleChoice[], name: string, weight: number): StyleChoice[] {
  const rounded = Math.round(weight * 100) / 100
  if (rounded === 0) return mix.filter((each) => each.name !== name)
  if (weightOf(mix, name) === 0) return [...mix, { name, weight: rounded }]
  return mix.map((each) => (each.name === name ? { name, weight: rounded } : each))
}

/** Those that a network takes, and that can be used. */
export const fitting = (styles: readonly Style[], network: string | null): Style[] =>
  styles.filter((each) => each.network !== null && each.network === network && each.problem === null)

/** Words of the styles of a mix that a prompt does not say yet. */
export function unsaid(styles: readonly Style[], mix: readonly StyleChoice[], prompt: string): string[] {
  const said = prompt.toLowerCase()
  const words = styles.filter((each) => weightOf(mix, each.name) !== 0).flatMap((each) => each.triggers)
  return [...new Set(words)].filter((word) => !said.includes(word.toLowerCase()))
}
