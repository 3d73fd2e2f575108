import { Data3DTexture, DataUtils, HalfFloatType, LinearFilter, RedFormat, RepeatWrapping } from 'three'
import type { Material } from 'three'

/** The table holds 32 lumps a side, three entries each: linear steps between those are not seen. */
const LATTICE = 32
const FINENESS = 3
const SIDE = LATTICE * FINENESS

/** Smooth chance in the solid, with a deviation of 1; it repeats at its borders, x runs fastest. */
export function noiseTable(): Float32Array {
  const chance = seeded(1)
  let table = Float32Array.from({ length: LATTICE ** 3 }, () => bell(chance))
  for (const axis of [0, 1, 2]) table = finer(table, axis)
  const deviation = Math.sqrt(table.reduce((sum, value) => sum + value * value, 0) / table.length)
  return table.map((value) => value / deviation)
}

let texture: Data3DTexture | null = null
const users = new Set<Material>()

/** The table as a texture, one for all; the memory it takes in the graphics card ends with the last material. */
export function noiseTexture(user: Material): Data3DTexture {
  texture ??= asTexture(noiseTable())
  users.add(user)
  user.addEventListener('dispose', forget)
  return texture
}

function forget({ target }: { target: Material }): void {
  target.removeEventListener('dispose', forget)
  users.delete(target)
  if (users.size === 0) texture?.dispose()
}

/** Half floats: WebGL 2 blends between those everywhere, between whole ones only by an extension. */
function asTexture(table: Float32Array): Data3DTexture {
  const halves = new Uint16Array(table.length)
  table.forEach((value, index) => (halves[index] = DataUtils.toHalfFloat(value)))
  const made = new Data3DTexture(halves, SIDE, SIDE, SIDE)
  made.format = RedFormat
  made.type = HalfFloatType
  made.minFilter = made.magFilter = LinearFilter
  made.wrapS = made.wrapT = made.wrapR = RepeatWrapping
  made.needsUpdate = true
  return made
}

/** Two more entries between each pair along an axis, on a smooth curve through them. */
function finer(table: Float32Array, axis: number): Float32Array<ArrayBuffer> {
  const stride = SIDE ** axis
  const made = new Float32Array(table.length * FINENESS)
  for (let to = 0; to < made.length; to += 1) {
    const step = Math.floor(to / stride) % SIDE
    const start = Math.floor(to / (stride * SIDE)) * stride * LATTICE + (to % stride)
    const from = Math.floor(step / FINENESS) + LATTICE - 1
    let sum = 0
    for (let tap = 0; tap < 4; tap += 1) {
      sum += (CURVE[(step % FINENESS) * 4 + tap] ?? 0) * (table[start + ((from + tap) % LATTICE) * stride] ?? 0)
    }
    made[to] = sum
  }
  return made
}

/** Shares of the entry before, the two on both sides and the one after, at each third of the way (Catmull-Rom). */
const CURVE = Array.from({ length: FINENESS }, (_, step) => {
  const t = step / FINENESS
  return [
    t * (-0.5 + t * (1 - 0.5 * t)),
    1 + t * t * (-2.5 + 1.5 * t),
    t * (0.5 + t * (2 - 1.5 * t)),
    t * t * (-0.5 + 0.5 * t),
  ]
}).flat()

/** A number with the bell curve's chances, from two even ones (Box and Muller 1958). */
function bell(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
}

/** Numbers from 0 to 1, the same for ever (xorshift, Marsaglia 2003, doi:10.18637/jss.v008.i14). */
function seeded(seed: number): () => number {
  let state = (seed * 0x9e3779b9) >>> 0
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}
