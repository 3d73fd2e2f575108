import { expect, test } from 'vitest'
import { metresIn, suitingUnit } from '../lengths'

test('a length is told in metres whatever unit it was typed in', () => {
  expect(metresIn(2, 'mm')).toBe(0.002)
  expect(metresIn('12.5', 'cm')).toBe(0.125)
  expect(metresIn(1.8, 'm')).toBe(1.8)
})

test('what says no length is no length', () => {
  expect([metresIn('', 'cm'), metresIn(0, 'm'), metresIn('wide', 'mm')]).toEqual([null, null, null])
})

test('a length is shown in the unit that suits it', () => {
  expect([0.002, 0.1, 1.8].map(suitingUnit)).toEqual(['mm', 'cm', 'm'])
})
