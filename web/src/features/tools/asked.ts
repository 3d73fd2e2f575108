import type { Job } from '../../api/types'
import { toolWishOf } from '../../jobs/words'
import { length, number } from '../../ui/words'
import { GROUPS } from './catalog'
import { shown, type Field } from './fields'
import { UNIT } from './printing'

/** What finishing was asked for; its form belongs to another feature. */
const FINISH: readonly Field[] = [
  { name: 'faces', label: 'Faces at most', as: 'number', min: 4, max: 2_000_000 },
  { name: 'texture_pixels', label: 'Texture', as: 'number', min: 256, max: 4096, suffix: ' px' },
  { name: 'size_metres', label: 'Longest side', as: 'length' },
  { ...UNIT, when: ({ unit }) => unit !== 'guess' },
]

/** What a tool was asked for, by the names of its form; what was left to the studio is left out. */
export function askedRows(job: Job): (readonly [string, string])[] {
  const options = toolWishOf(job)?.options
  if (!options) return []
  const tool = GROUPS.flatMap((group) => group.tools).find((each) => each.kind === job.kind)
  const fields: readonly Field[] = tool?.fields ?? FINISH
  const rows = fields
    .filter((field) => options[field.name] != null && (field.when?.(options) ?? true))
    .map((field) => [field.label, said(field, options[field.name])] as const)
  return typeof options.profile === 'string' ? [['Profile', options.profile], ...rows] : rows
}

function said(field: Field, value: unknown): string {
  switch (field.as) {
    case 'switch':
      return value === true ? 'yes' : 'no'
    case 'length':
      return typeof value === 'number' ? length(value) : ''
    case 'number':
      return `${number(Number(shown(value, field.scale)))}${field.suffix ?? ''}`
    case 'choice':
      return (
        field.options.find((option) => JSON.stringify(option.value) === JSON.stringify(value))?.label ?? String(value)
      )
    case 'preset':
      return typeof value === 'string' ? value.replaceAll('_', ' ') : ''
  }
}
