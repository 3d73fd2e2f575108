import { expect, test } from 'vitest'
import { profileOptions } from '../profiles'
import { FIRST_WISH, optionsOf } from '../wish'

test('every profile of the studio can be chosen, also one that has no words yet', () => {
  const options = profileOptions(['preview', 'web', 'vr-2030'])
  expect(options.map((option) => option.value)).toEqual(['web', 'preview', 'vr-2030'])
  expect(options.at(-1)).toEqual({ value: 'vr-2030', title: 'vr-2030', text: undefined })
  for (const option of options.slice(0, -1)) expect(option.text).toMatch(/\.$/)
})

test('what is not said in the form is left to the studio', () => {
  expect(optionsOf({ ...FIRST_WISH, faces: 500 })).toEqual({
    profile: 'web',
    faces: 500,
    texture_pixels: null,
    size_metres: null,
    remesh: null,
    unit: 'guess',
  })
  expect(optionsOf({ ...FIRST_WISH, unit: 'inch' }).unit).toBe('inch')
})
