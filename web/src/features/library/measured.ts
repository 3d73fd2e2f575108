import { number, sentenceCase } from '../../ui/words'

/** Names and units of what the report measures; anything else goes by its own name. */
const KNOWN: Record<string, [title: string, unit?: string]> = {
  num_faces: ['Faces'],
  num_vertices: ['Vertices as stored'],
  num_points: ['Distinct points'],
  num_border_edges: ['Open edges'],
  num_crowded_edges: ['Edges with more than two faces'],
  num_pinched_points: ['Points where it touches itself'],
  num_turned_edges: ['Neighbours turned against each other'],
  num_degenerate_faces: ['Faces without area'],
  num_flat_faces: ['Faces thin as a hair'],
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
  'charts.num_thin_charts': ['Charts under 8 texels across'],
  'charts.thin_area_share': ['Their share of the surface', '%'],
  'charts.overlap_texels': ['Texels two faces claim'],
  'charts.gutter_texels': ['Least gap between charts', 'texels'],
  'charts.stretch': ['Stretch of the map (1 is none)'],
  'exposure.hidden_share': ['Hidden surface', '%'],
  'exposure.buried_share': ['Buried surface', '%'],
  'exposure.backward_share': ['Surface that shows its back', '%'],
  'shading.against_share': ['Normals against their faces', '%'],
  'crossings.num_pairs': ['Faces that pass through others'],
  'walls.thin_metres': ['Thinnest wall (1 in 100 is thinner)', 'mm'],
  'walls.median_metres': ['Wall, median', 'mm'],
  'stance.contact_share': ['Share of its footprint on the plate', '%'],
  'stance.overhang_share': ['Surface that overhangs', '%'],
  'stance.is_stable': ['Stands by itself'],
  'stance.num_floating': ['Parts that begin in mid-air'],
}

/** Said already in the units of a workshop, or in another number; or how it was measured. */
const TWICE = new Set([
  'volume',
  'size',
  'map_pixels',
  'crossings.why_not',
  'walls.num_samples',
  'stance.lowest_metres',
  'stance.overhang_area',
  'stance.contact_area',
  'charts.texels_across',
  'charts.thin_chart_share',
  'charts.overlap_share',
  'exposure.num_samples',
  'exposure.num_rays',
  'shading.has_normals',
])

/** Measurements for people: `num_faces: 9998` becomes Faces, 9,998. */
export function measured(measurements: Readonly<Record<string, unknown>>): (readonly [string, string])[] {
  return Object.entries(measurements)
    .flatMap(([name, value]) => (isGroup(value) ? inGroup(name, value) : [[name, value] as const]))
    .filter(([name]) => !TWICE.has(name))
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([name, value]) => {
      const [title, unit] = KNOWN[name] ?? [sentenceCase(name.replace('.', ': '))]
      const amount = typeof value === 'number' ? value * scale(name, unit) : value
      return [title, unit && value !== null ? `${shownValue(amount)} ${unit}` : shownValue(value)]
    })
}

/** Shares are shown as per cent, lengths as millimetres. */
function scale(name: string, unit?: string): number {
  if (unit === '%') return 100
  return name.endsWith('_metres') && unit === 'mm' ? 1000 : 1
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `charts: {stretch: 1}` becomes `charts.stretch: 1`. */
function inGroup(group: string, values: Record<string, unknown>): (readonly [string, unknown])[] {
  return Object.entries(values).map(([name, value]) => [`${group}.${name}`, value] as const)
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
