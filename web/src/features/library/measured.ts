import { number, sentenceCase } from '../../ui/words'

/** Names and units of what the report measures; anything else goes by its own name. */
const KNOWN: Record<string, [title: string, unit?: string]> = {
  num_faces: ['Faces'],
  num_vertices: ['Vertices as stored'],
  num_points: ['Distinct points'],
  num_border_edges: ['Open edges'],
  num_crowded_edges: ['Edges with more than two faces'],
  num_pinched_points: ['Points where it touches itself'],
  num_degenerate_faces: ['Faces without area'],
  num_parts: ['Pieces'],
  is_closed: ['Closed'],
  is_manifold: ['Manifold'],
  is_oriented: ['Facing outwards'],
  genus: ['Handles (genus)'],
  area: ['Surface', 'm²'],
  volume_cm3: ['Volume', 'cm³'],
  size_mm: ['Width × height × depth', 'mm'],
  has_uvs: ['UVs on every vertex'],
  uv_inside: ['UVs inside the texture'],
  uv_coverage: ['Share of the texture in use', '%'],
  num_charts: ['Charts'],
  num_flipped_faces: ['Faces mirrored in the texture'],
  texture_pixels: ['Texture', 'px'],
  texels_per_metre: ['Texels per metre'],
  texel_spread: ['Texel spread (1 is even)'],
}

/** Said already in the units of a workshop. */
const TWICE = new Set(['volume', 'size'])

/** Measurements for people: `num_faces: 9998` becomes Faces, 9,998. */
export function measured(measurements: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(measurements)
    .filter(([name]) => !TWICE.has(name))
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([name, value]) => {
      const [title, unit] = KNOWN[name] ?? [sentenceCase(name)]
      const amount = unit === '%' && typeof value === 'number' ? value * 100 : value
      return [title, unit && value !== null ? `${shownValue(amount)} ${unit}` : shownValue(value)]
    })
}

function rank(name: string): number {
  const place = Object.keys(KNOWN).indexOf(name)
  return place < 0 ? Number.MAX_SAFE_INTEGER : place
}

function shownValue(value: unknown): string {
  if (value === null || value === undefined) return 'not measured'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return number(Number.isInteger(value) ? value : Number(value.toPrecision(4)))
  if (Array.isArray(value)) return value.map(shownValue).join(' × ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
