import type { ReactNode } from 'react'
import type { Recipes, StyleChoice, TrialRequest } from '../../api/types'
import type { Measure } from './words'

export interface ArmPlan {
  /** A key while the form is open. */
  key: number
  name: string
  /** Empty for as usual. */
  recipe: string
  engine: string
  /** Of an engine that works in steps; null for the recipe's. */
  steps: number | null
  guidance: number | null
  styles: readonly StyleChoice[]
}

/** The styles that an engine takes, to be mixed; given by the app, since they belong to another feature. */
export type RenderStyles = (
  engine: string,
  mix: readonly StyleChoice[],
  onMix: (mix: StyleChoice[]) => void,
) => ReactNode

export interface Plan {
  name: string
  recipe: string
  measure: Measure
  percent: number
  arms: ArmPlan[]
}

export const MOST_ARMS = 4
const LONGEST_NAME = 40

export function firstPlan(recipes: Recipes): Plan {
  const other = recipes.items.find((each) => each.name !== recipes.default)
  return {
    name: '',
    recipe: recipes.default,
    measure: 'kept',
    percent: 100,
    arms: [newArm(1), { ...newArm(2), recipe: other?.name ?? '' }],
  }
}

export function newArm(key: number): ArmPlan {
  return { key, name: '', recipe: '', engine: '', steps: null, guidance: null, styles: [] }
}

/** What an arm is called where it was given no name: what it does. */
export function nameOf(arm: ArmPlan): string {
  const { recipe, engine, steps, guidance, styles } = arm
  const does = [
    recipe,
    engine,
    steps && `${steps} steps`,
    guidance && `guidance ${guidance}`,
    ...styles.map(({ name }) => name),
  ]
    .filter(Boolean)
    .join(' ')
  return (arm.name.trim() || does || 'usual').slice(0, LONGEST_NAME)
}

/** What the trial is called where it was given no name. */
export function titleOf(plan: Plan): string {
  return plan.name.trim() || plan.arms.map(nameOf).join(' or ')
}

export function requestOf(plan: Plan): TrialRequest {
  return {
    name: titleOf(plan),
    recipe: plan.recipe,
    measure: plan.measure,
    share: plan.percent / 100,
    arms: plan.arms.map((arm) => ({
      name: nameOf(arm),
      ...(arm.recipe && { recipe: arm.recipe }),
      ...(arm.engine && { engine: arm.engine }),
      ...(arm.steps !== null && { steps: arm.steps }),
      ...(arm.guidance !== null && { guidance: arm.guidance }),
      ...(arm.styles.length > 0 && { styles: [...arm.styles] }),
    })),
  }
}
