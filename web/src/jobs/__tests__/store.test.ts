import { expect, test } from 'vitest'
import type { Job } from '../../api/types'
import { isOlder } from '../store'

const job = (change: Partial<Job>): Job => ({ state: 'running', attempt: 1, fraction: 0.5, ...change }) as Job

test('what is over stays over when a late answer says otherwise', () => {
  expect(isOlder(job({}), job({ state: 'succeeded', fraction: 1 }))).toBe(true)
  expect(isOlder(job({ state: 'succeeded', fraction: 1 }), job({}))).toBe(false)
})

test('a job that comes back from a lost worker may wait again', () => {
  expect(isOlder(job({ state: 'queued' }), job({}))).toBe(false)
  expect(isOlder(job({ attempt: 2, fraction: 0 }), job({ attempt: 1, fraction: 0.8 }))).toBe(false)
})

test('progress within an attempt does not go backwards', () => {
  expect(isOlder(job({ fraction: 0.2 }), job({ fraction: 0.6 }))).toBe(true)
})
