import createClient from 'openapi-fetch'
import { refusalOf } from './problem'
import type { paths } from './schema'

export const http = createClient<paths>({ baseUrl: '' })

export type Answer<T> = { data?: T; error?: unknown; response: Response }

/** The body of an answer that went well. */
export function taken<T>(answer: Answer<T>): T {
  if (answer.data === undefined) throw refusalOf(answer.error, answer.response.status)
  return answer.data
}
