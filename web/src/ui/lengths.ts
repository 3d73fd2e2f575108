/** Metres in one of each. */
export const LENGTH_UNITS = { mm: 0.001, cm: 0.01, m: 1 } as const

export type LengthUnit = keyof typeof LENGTH_UNITS

/** The unit in which a length has few digits. */
export function suitingUnit(metres: number): LengthUnit {
  return metres >= 1 ? 'm' : metres >= 0.02 ? 'cm' : 'mm'
}

/** What was typed, in metres; null where it says no length. */
export function metresIn(typed: string | number, unit: LengthUnit): number | null {
  const amount = typeof typed === 'number' ? typed : Number.parseFloat(typed)
  return amount > 0 ? Number((amount * LENGTH_UNITS[unit]).toPrecision(6)) : null
}
