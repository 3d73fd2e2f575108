import { expect, test } from 'vitest'
import { nameOf, newArm, requestOf, titleOf, type Plan } from '../plan'

const PLAN: Plan = {
  name: '',
  recipe: 'standard',
  measure: 'kept',
  percent: 50,
  arms: [
    newArm(1),
    { ...newArm(2), recipe: 'high', engine: 'large', steps: 12, styles: [{ name: 'clay', weight: 0.5 }] },
  ],
}

test('an arm without a name is called after what it does, and the trial after its arms', () => {
  expect(PLAN.arms.map(nameOf)).toEqual(['usual', 'high large 12 steps clay'])
  expect(titleOf(PLAN)).toBe('usual or high large 12 steps clay')
  expect(titleOf({ ...PLAN, name: ' Mine ' })).toBe('Mine')
  expect(nameOf({ ...newArm(1), name: 'x'.repeat(60) })).toHaveLength(40)
})

test('only what an arm changes is asked for', () => {
  expect(requestOf(PLAN)).toEqual({
    name: 'usual or high large 12 steps clay',
    recipe: 'standard',
    measure: 'kept',
    share: 0.5,
    arms: [
      { name: 'usual' },
      {
        name: 'high large 12 steps clay',
        recipe: 'high',
        engine: 'large',
        steps: 12,
        styles: [{ name: 'clay', weight: 0.5 }],
      },
    ],
  })
})
