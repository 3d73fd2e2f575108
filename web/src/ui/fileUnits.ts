/** Units a file that states none may have been drawn in. */
export const FILE_UNITS = [
  { label: 'millimetres', value: 'millimetre' },
  { label: 'centimetres', value: 'centimetre' },
  { label: 'inches', value: 'inch' },
  { label: 'metres', value: 'metre' },
] as const

export type FileUnit = (typeof FILE_UNITS)[number]['value']

/** The unit of that name, or null. */
export const fileUnitOf = (name: string): FileUnit | null =>
  FILE_UNITS.find(({ value }) => value === name)?.value ?? null
