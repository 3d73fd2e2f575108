import { isRecord } from '../../../api/told'
import { number } from '../../../ui/words'

type Row = readonly [title: string, value: string]

const figures = (value: number): string => number(Number(value.toPrecision(3)))
const percent = (value: number): string => `${figures(value * 100)} %`

/** What is told of a print, in the order one asks: name, title, and how its value is said. */
const NUMBERS: readonly [name: string, title: string, say: (value: number) => string][] = [
  ['volume_cm3', 'Volume', (value) => `${figures(value)} cm³`],
  ['material_cm3', 'Material laid down', (value) => `${figures(value)} cm³`],
  ['mass_grams', 'Weight', (value) => `${figures(value)} g`],
  ['cost', 'Cost of the material', (value) => value.toFixed(2)],
  ['wall_mm', 'Thinnest wall', (value) => `${figures(value)} mm`],
  ['wall_limit_mm', 'Wall the material needs', (value) => `${figures(value)} mm`],
  ['thin_share', 'Surface with thinner walls', percent],
  ['overhang_share', 'Surface that needs support', percent],
  ['base_mm2', 'Rests on the plate', (value) => `${figures(value)} mm²`],
  ['num_islands', 'Places begun in the air', figures],
  ['num_floating_parts', 'Pieces that hang in the air', figures],
]
const CLAIMS: readonly [name: string, title: string][] = [
  ['is_sound', 'One sound solid'],
  ['is_stable', 'Stands by itself'],
  ['fits_build_volume', 'Fits a usual printer'],
]

/** A print analysis as rows for a person; what could not be known is said so, with its reason below. */
export function analysisRows(print: unknown): { rows: Row[]; reasons: string[] } {
  if (!isRecord(print)) return { rows: [], reasons: [] }
  const size = Array.isArray(print.size_mm) ? print.size_mm.filter((side) => typeof side === 'number') : []
  const rows: Row[] = size.length === 3 ? [['Width × depth × height', `${size.map(figures).join(' × ')} mm`]] : []
  for (const [name, title, say] of NUMBERS) {
    const value = print[name]
    rows.push([title, typeof value === 'number' ? say(value) : 'not known'])
  }
  for (const [name, title] of CLAIMS) {
    const value = print[name]
    rows.push([title, typeof value === 'boolean' ? (value ? 'yes' : 'no') : 'not known'])
  }
  const unknown = isRecord(print.unknown) ? Object.values(print.unknown) : []
  return { rows, reasons: [...new Set(unknown.filter((reason) => typeof reason === 'string'))] }
}
