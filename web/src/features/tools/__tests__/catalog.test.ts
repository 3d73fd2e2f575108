import { expect, test } from 'vitest'
import { GROUPS } from '../catalog'
import type { Field } from '../fields'

const TOOLS = GROUPS.flatMap((group) => group.tools)

test('every tool has its own kind of job, and begins with every value its form asks for', () => {
  expect(new Set(TOOLS.map((tool) => tool.kind)).size).toBe(TOOLS.length)
  for (const tool of TOOLS) {
    const initial = Object.keys(tool.initial(0.1))
    for (const field of tool.fields) expect(initial, tool.kind).toContain(field.name)
  }
})

test('a form begins with choices that it offers', () => {
  for (const tool of TOOLS) {
    const initial = tool.initial(0.1) as Record<string, unknown>
    const fields: readonly Field[] = tool.fields
    for (const field of fields) {
      if (field.as !== 'choice') continue
      expect(
        field.options.map((option) => option.value),
        `${tool.kind} ${field.name}`,
      ).toContainEqual(initial[field.name])
    }
  }
})

test('who walks on something small is small as well', () => {
  const navmesh = TOOLS.find((tool) => tool.kind === 'navmesh')
  expect(navmesh?.initial(null)).toMatchObject({ radius_metres: 0.3, height_metres: 1.8 })
  expect(navmesh?.initial(0.1)).toMatchObject({ radius_metres: 0.002, height_metres: 0.012 })
})
