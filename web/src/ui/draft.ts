/** What tells of the engine that made something, and of those that were to make it before. */
export interface Made {
  engine: string | null
  attempted: readonly { engine: string; sentence: string }[]
  draft: boolean
}

/** The one line that says why something is a draft, as the command line says it; null where it is none. */
export function draftLine({ engine, attempted, draft }: Made): string | null {
  const [first, ...others] = attempted
  if (!draft || !first) return null
  const line = `Draft: made by ${engine ?? 'another engine'}, because ${first.engine} could not run: ${first.sentence}`
  return [line, ...others.map((each) => `Nor could ${each.engine}: ${each.sentence}`)].join(' ')
}
