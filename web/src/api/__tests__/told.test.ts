import { expect, test } from 'vitest'
import { toldOf } from '../told'

const SIDE = { faces: 12, closed: true, parts: 1, size_metres: [1, 2, 3] }

test('both sides and the sentences of a report are taken', () => {
  const told = toldOf({ before: { ...SIDE, closed: false }, after: SIDE, sentences: ['Two holes filled.'], notes: [] })
  expect(told.before?.closed).toBe(false)
  expect(told.after).toEqual(SIDE)
  expect(told.sentences).toEqual(['Two holes filled.'])
})

test('what a report lacks, or says in another way, is left out', () => {
  expect(toldOf(null)).toEqual({ before: null, after: null, sentences: [], notes: [] })
  expect(toldOf({ before: 7, after: { faces: 'many' }, sentences: 'one', notes: ['a', 1] })).toEqual({
    before: null,
    after: null,
    sentences: [],
    notes: ['a'],
  })
})
