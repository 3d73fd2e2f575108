import { expect, test } from 'vitest'
import { ago, bytes, length, seconds, sentenceCase, sides } from '../words'

test('bytes are told in the unit that suits them', () => {
  expect([0, 950, 1_240, 25_000_000, 128_000_000].map(bytes)).toEqual(['0 B', '950 B', '1.2 kB', '25.0 MB', '128 MB'])
})

test('lengths are told in millimetres, centimetres or metres', () => {
  expect([0.004, 0.1, 0.075, 1.8].map(length)).toEqual(['4 mm', '10 cm', '7.5 cm', '1.80 m'])
})

test('the sides of an object share one unit', () => {
  expect(sides([0.09, 0.12, 0.041])).toBe('9 × 12 × 4.1 cm')
})

test('seconds become minutes when there are many', () => {
  expect([0.42, 12.4, 125].map(seconds)).toEqual(['0.4 s', '12 s', '2 min 5 s'])
})

test('a time is told by its distance', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  expect(ago('2026-11-24T11:59:40Z', now)).toBe('just now')
  expect(ago('2026-11-24T11:15:00Z', now)).toBe('45 min ago')
  expect(ago('2026-11-21T12:00:00Z', now)).toBe('3 days ago')
})

test('names of programs become words', () => {
  expect(sentenceCase('tiger_girl')).toBe('Tiger girl')
})
