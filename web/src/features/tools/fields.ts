/** What is typed and chosen in a tool's form, by the names of the HTTP interface. */
export type Values = Record<string, unknown>

interface Named<Name extends string> {
  name: Name
  label: string
  hint?: string
  /** Asked for only where this holds. */
  when?: (values: Values) => boolean
}

/** One thing a tool asks for, and how. */
export type Field<Name extends string = string> = Named<Name> &
  (
    | {
        as: 'number'
        min: number
        max: number
        step?: number
        suffix?: string
        /** What one of the shown units is in the studio's: 0.01 for percent. */
        scale?: number
        /** May be left out; these words say what happens then. */
        placeholder?: string
      }
    | { as: 'length'; placeholder?: string }
    | { as: 'choice'; options: readonly { label: string; value: unknown }[] }
    | { as: 'preset'; of: 'lightings' | 'materials' | 'cameras'; none?: string }
    | { as: 'switch' }
  )

/** A number as it is shown; nothing where none is said. */
export function shown(value: unknown, scale = 1): number | string {
  return typeof value === 'number' ? Number((value / scale).toPrecision(scale === 1 ? 12 : 4)) : ''
}

/** A number as the studio takes it; null where none was typed. */
export function taken(typed: number | string, scale = 1): number | null {
  return typeof typed === 'number' ? Number((typed * scale).toPrecision(6)) : null
}
