import type { Recipes } from '../../api/types'
import { hasViews, type Chosen } from './chosen'

type Engine = Recipes['engines'][number]

/** Whether an engine can make an object of what was chosen for it. */
export function suits(engine: Engine, chosen: Chosen): boolean {
  return hasViews(chosen) ? engine.takes_views : !engine.needs_views
}

/** Why an engine cannot be chosen now; null where it can. */
export function unsuited(engine: Engine, chosen: readonly Chosen[]): string | null {
  if (!engine.is_installed) return 'no weights here: see Models'
  if (chosen.every((each) => suits(engine, each))) return null
  return engine.needs_views ? 'needs more views' : 'takes one picture only'
}
