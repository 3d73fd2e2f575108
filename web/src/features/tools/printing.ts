import { FILE_UNITS } from '../../ui/fileUnits'
import type { ToolSpec } from './catalog'
import type { Field } from './fields'

export const UNIT: Field<'unit'> = {
  name: 'unit',
  label: 'Unit of the file',
  as: 'choice',
  options: [{ label: 'as the file says, or guessed', value: 'guess' }, ...FILE_UNITS],
}

const ANALYZE: ToolSpec<'stl-analyze'> = {
  kind: 'stl-analyze',
  title: 'Analyze',
  sentence: 'Walls, overhang, volume, weight and cost; nothing is changed.',
  icon: 'ruler',
  verb: 'Analyze',
  fields: [
    {
      name: 'material',
      label: 'Printed in',
      as: 'choice',
      options: ['pla', 'petg', 'abs', 'asa', 'tpu', 'nylon', 'resin'].map((value) => ({
        label: value.length <= 4 ? value.toUpperCase() : value,
        value,
      })),
    },
    { name: 'infill', label: 'Infill', as: 'number', min: 0, max: 100, step: 5, scale: 0.01, suffix: ' %' },
    {
      name: 'price_per_kg',
      label: 'Price of a kilogram',
      as: 'number',
      min: 0,
      max: 1_000_000,
      placeholder: 'a usual one',
    },
    UNIT,
  ],
  initial: () => ({ material: 'pla', infill: 0.2, price_per_kg: null, unit: 'guess' }),
}

const REPAIR: ToolSpec<'stl-repair'> = {
  kind: 'stl-repair',
  title: 'Repair',
  sentence: 'Closes holes, drops double skins and inner walls, turns faces outwards.',
  icon: 'bandage',
  verb: 'Repair',
  fields: [
    {
      name: 'texture_pixels',
      label: 'Texture',
      hint: 'Where it has to be painted anew.',
      as: 'choice',
      options: [1024, 2048, 4096].map((value) => ({ label: `${value} px`, value })),
    },
  ],
  initial: () => ({ texture_pixels: 2048 }),
}

const OPTIMIZE: ToolSpec<'stl-optimize'> = {
  kind: 'stl-optimize',
  title: 'Make print-ready',
  sentence: 'Closed, turned to need the least support, standing on the plate; hollow if you like.',
  icon: 'printer',
  verb: 'Make print-ready',
  fields: [
    { name: 'orient', label: 'Turn it to where it needs least support', as: 'switch' },
    { name: 'hollow', label: 'Hollow it, with drain holes (for resin)', as: 'switch' },
    { name: 'wall_metres', label: 'Wall', as: 'length', when: ({ hollow }) => hollow === true },
    {
      name: 'drains',
      label: 'Drain holes',
      as: 'number',
      min: 0,
      max: 8,
      when: ({ hollow }) => hollow === true,
    },
    { name: 'size_metres', label: 'Longest side', as: 'length', placeholder: 'as it is' },
    UNIT,
  ],
  initial: () => ({ orient: true, hollow: false, wall_metres: 0.002, drains: 2, size_metres: null, unit: 'guess' }),
}

const SIMPLIFY: ToolSpec<'stl-simplify'> = {
  kind: 'stl-simplify',
  title: 'Simplify',
  sentence: 'Fewer faces, the same shape: to a number, as far as an error allows, or both.',
  icon: 'shrink',
  verb: 'Simplify',
  fields: [
    { name: 'faces', label: 'Faces at most', as: 'number', min: 4, max: 2_000_000, step: 500, placeholder: 'any' },
    {
      name: 'error',
      label: 'Strays at most',
      hint: 'Of the diagonal.',
      as: 'number',
      min: 0.001,
      max: 100,
      scale: 0.01,
      suffix: ' %',
      placeholder: 'any',
    },
  ],
  initial: () => ({ faces: 10_000, error: null }),
}

export const PRINTING = [ANALYZE, REPAIR, OPTIMIZE, SIMPLIFY]
