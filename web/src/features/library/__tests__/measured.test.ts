import { expect, test } from 'vitest'

import { measured } from '../measured'

test('numbers in groups are told in words, with their units', () => {
  const found = Object.fromEntries(
    measured({
      num_faces: 9998,
      walls: { num_samples: 8192, thin_metres: 0.00084, median_metres: 0.01 },
      charts: { texels_across: [64, 64], num_thin_charts: 0, thin_area_share: 0.012 },
      crossings: { num_pairs: null, why_not: 'too many faces' },
    }),
  )
  expect(found).toEqual({
    Faces: '9,998',
    'Thinnest wall (1 in 100 is thinner)': '0.84 mm',
    'Wall, median': '10 mm',
    'Charts under 8 texels across': '0',
    'Their share of the surface': '1.2 %',
    'Faces that pass through others': 'not measured',
  })
})

test('what we have no words for goes by its own name', () => {
  expect(measured({ num_knots: 3, walls: { is_odd: true } })).toEqual([
    ['Num knots', '3'],
    ['Walls: is odd', 'yes'],
  ])
})
