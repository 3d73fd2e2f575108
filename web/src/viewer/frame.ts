import { Spherical, Vector3 } from 'three'

/** The lens: degrees from the bottom to the top of the picture. Long enough that nothing bulges. */
export const FIELD_OF_VIEW = 28

const MARGIN = 1.02
/** Where the camera stands at first, in radians from the front to the right. */
export const AZIMUTH = Math.PI * 0.14
const BEGINNING: From = { azimuth: AZIMUTH, elevation: Math.PI * 0.08 }

/** An angle to look from, in radians: about the vertical from the front to the right, and above the horizon. */
export interface From {
  azimuth: number
  elevation: number
}

export interface Framing {
  target: Vector3
  position: Vector3
  distance: number
}

/** Where the camera stands so that an object fits the picture whichever way it is turned. */
export function framing(size: Vector3, { aspect, from = BEGINNING }: { aspect: number; from?: From }): Framing {
  const target = new Vector3(0, size.y / 2, 0)
  const polar = Math.PI / 2 - from.elevation
  const towards = new Vector3().setFromSpherical(new Spherical(1, polar, from.azimuth))
  const distance = distanceFor(size, { aspect: Math.max(aspect, 0.2), polar }) * MARGIN
  return { target, position: towards.multiplyScalar(distance).add(target), distance }
}

/** The least distance from which the upright cylinder around the object is seen whole. */
function distanceFor(size: Vector3, { aspect, polar }: { aspect: number; polar: number }): number {
  const radius = Math.hypot(size.x, size.z) / 2
  const slope = Math.tan((FIELD_OF_VIEW * Math.PI) / 360)
  let distance = 0
  for (let step = 0; step < 48; step += 1) {
    const angle = (step * Math.PI) / 24
    for (const y of [-size.y / 2, size.y / 2]) {
      const across = radius * Math.sin(angle)
      const along = radius * Math.cos(angle)
      const up = y * Math.sin(polar) - along * Math.cos(polar)
      const nearer = y * Math.cos(polar) + along * Math.sin(polar)
      distance = Math.max(distance, Math.abs(up) / slope + nearer, Math.abs(across) / (slope * aspect) + nearer)
    }
  }
  return distance
}

/** A round length of which about eight fit the longest side: 1, 2 or 5 times a power of ten, in metres. */
export function gridStep(longestMetres: number): number {
  const rough = longestMetres / 8
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10)
}

/** A length as a person writes it: 5 mm, 2 cm, 1 m. */
export function lengthText(metres: number): string {
  const [value, unit] = metres < 0.00999 ? [metres * 1000, 'mm'] : metres < 0.999 ? [metres * 100, 'cm'] : [metres, 'm']
  return `${String(Number(value.toPrecision(3)))} ${unit}`
}
