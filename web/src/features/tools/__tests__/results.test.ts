import { expect, test } from 'vitest'
import type { Job } from '../../../api/types'
import { shown, taken } from '../fields'
import { analysisRows } from '../results/analysis'
import { levelsOf } from '../results/levels'

const job = (change: Partial<Job>): Job => ({ files: [], report: null, ...change }) as Job
const file = (name: string) => ({ name, url: `/files/${name}`, size: 1, media_type: '', expires_at: null })

test('each level is found with its own file', () => {
  const levels = [
    { faces: 900, screen_height: 1 },
    { faces: 300, screen_height: 0.23 },
  ]
  const made = job({ files: [file('lods-1.glb'), file('lods.glb'), file('lods.json')], report: { levels } })
  expect(levelsOf(made)).toEqual([
    { url: '/files/lods.glb', faces: 900, screenHeight: 1 },
    { url: '/files/lods-1.glb', faces: 300, screenHeight: 0.23 },
  ])
  expect(levelsOf(job({ files: [file('lods.glb')], report: { levels } }))).toHaveLength(1)
  expect(levelsOf(job({}))).toEqual([])
})

test('an analysis is said in units, and what is not known is not made up', () => {
  const { rows, reasons } = analysisRows({
    size_mm: [10.6755, 11.3847, 9.5724],
    wall_mm: 4.54085,
    volume_cm3: null,
    is_stable: false,
    unknown: { volume_cm3: 'The surface is open.', mass_grams: 'The surface is open.' },
  })
  const said = Object.fromEntries(rows)
  expect(said['Width × depth × height']).toBe('10.7 × 11.4 × 9.57 mm')
  expect(said['Thinnest wall']).toBe('4.54 mm')
  expect(said.Volume).toBe('not known')
  expect(said['Stands by itself']).toBe('no')
  expect(reasons).toEqual(['The surface is open.'])
})

test('a number is shown in its own unit and told in the studio’s', () => {
  expect(shown(0.2, 0.01)).toBe(20)
  expect(taken(15, 0.01)).toBe(0.15)
  expect(shown(null)).toBe('')
  expect(taken('')).toBeNull()
})
