import { expect, test } from 'vitest'
import { apart, scaleOf, told } from '../words'

test('values are told as people read them', () => {
  expect(told(0.625, 'kept')).toBe('63 %')
  expect(told(0.7249, 'score')).toBe('0.72')
  expect(told(6.44, 'seconds')).toBe('6.4 s')
})

test('how far arms are apart is told from near to far, on whichever side that is', () => {
  expect(apart({ value: -0.07, low: -0.14, high: -0.01 }, 'score')).toBe('0.07 less, likely between 0.01 and 0.14 less')
  expect(apart({ value: 0.12, low: 0.01, high: 0.21 }, 'kept')).toBe(
    '12 points more, likely between 1 point and 21 points more',
  )
  expect(apart({ value: 0.01, low: -0.58, high: 0.56 }, 'passed')).toBe(
    '1 point more, likely between 58 points less and 56 points more',
  )
})

test('shares have the whole scale, and what has no end the part its arms lie in', () => {
  const arms = [
    { of: 9, value: 3, low: 2.5, high: 3.5 },
    { of: 9, value: 8, low: 7, high: 9 },
  ]
  expect(scaleOf(arms, 'kept')).toEqual({ begin: 0, end: 1 })
  const { begin, end } = scaleOf(arms, 'seconds')
  expect(begin).toBeLessThan(2.5)
  expect(end).toBeGreaterThan(9)
  expect(scaleOf([{ of: 0, value: null, low: null, high: null }], 'score')).toEqual({ begin: 0, end: 1 })
})
