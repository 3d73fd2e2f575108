import { expect, test } from 'vitest'
import type { Job } from '../../../api/types'
import { askedRows } from '../asked'

const job = (kind: string, options: object): Job =>
  ({ kind, request: { tool: kind, asset_id: 'a', upload_id: null, name: null, options } }) as unknown as Job

test('what was asked for is said in the words and units of the form', () => {
  const options = { orient: true, hollow: true, wall_metres: 0.002, drains: 2, size_metres: null, unit: 'guess' }
  expect(Object.fromEntries(askedRows(job('stl-optimize', options)))).toEqual({
    'Turn it to where it needs least support': 'yes',
    'Hollow it, with drain holes (for resin)': 'yes',
    Wall: '2 mm',
    'Drain holes': '2',
    'Unit of the file': 'as the file says, or guessed',
  })
  expect(askedRows(job('stl-optimize', { ...options, hollow: false })).map(([label]) => label)).not.toContain('Wall')
})

test('finishing says its profile, and a picture’s job nothing', () => {
  expect(askedRows(job('finish', { profile: 'web', faces: 3000, texture_pixels: null }))).toEqual([
    ['Profile', 'web'],
    ['Faces at most', '3,000'],
  ])
  expect(askedRows(job('finish', { profile: 'web', unit: 'inch' })).at(-1)).toEqual(['Unit of the file', 'inches'])
  expect(askedRows(job('finish', { profile: 'web', unit: 'guess' }))).toEqual([['Profile', 'web']])
  expect(askedRows({ kind: 'generate', request: null } as Job)).toEqual([])
})
