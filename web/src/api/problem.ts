import type { Problem } from './types'

const UNREACHABLE = 'The studio does not answer. Check that it still runs, then try again.'

/** A call that failed, with the sentence the API gave for it. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  /** What of the request it is about, parts joined by dots. */
  readonly fields: readonly string[]

  constructor(sentence: string, about: { status: number; code: string; fields?: readonly string[] }) {
    super(sentence)
    this.name = 'Refusal'
    this.status = about.status
    this.code = about.code
    this.fields = about.fields ?? []
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'detail' in value && 'code' in value
}

/** The refusal in an answer's body; one of our own words where the body says nothing. */
export function refusalOf(body: unknown, status: number): Refusal {
  if (isProblem(body)) {
    const fields = (body.errors ?? []).map((each) => each.field)
    return new Refusal(body.detail, { status, code: body.code, fields })
  }
  return new Refusal(status ? `The studio answered ${status}. Try again.` : UNREACHABLE, { status, code: 'unreadable' })
}

/** What to show a person for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  if (error instanceof TypeError) return UNREACHABLE
  return error instanceof Error ? error.message : String(error)
}
