/** A surface in the numbers one compares first. */
export interface Side {
  faces: number
  closed: boolean
  parts: number
  size_metres: number[]
}

/** What a tool says it did; the document leaves its shape open, so that every part may be missing. */
export interface Told {
  before: Side | null
  after: Side | null
  /** What was done, for a person. */
  sentences: string[]
  /** What was taken for granted, for a person. */
  notes: string[]
}

/** What was told by a job's `report`, or by what an asset's report says of its finishing. */
export function toldOf(value: unknown): Told {
  const found = isRecord(value) ? value : {}
  return {
    before: sideOf(found.before),
    after: sideOf(found.after),
    sentences: textsOf(found.sentences),
    notes: textsOf(found.notes),
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sideOf(value: unknown): Side | null {
  if (!isRecord(value)) return null
  const { faces, closed, parts, size_metres: size } = value
  if (typeof faces !== 'number' || typeof parts !== 'number' || !Array.isArray(size)) return null
  return { faces, parts, closed: closed === true, size_metres: size.filter((each) => typeof each === 'number') }
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
