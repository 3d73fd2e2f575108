import { Color, SRGBColorSpace } from 'three'

/** Three numbers of a colour: red, green and blue. */
type Channels = number[]

/** A lighting by name, as the HTTP interface serves it: the renderer draws thumbnails and films with the same numbers. */
export interface ViewLighting {
  name: string
  title: string
  lamps: { role: 'key' | 'fill' | 'rim'; azimuth: number; elevation: number; color: Channels; radius: number }[]
  room: { height: number; color: Channels }[]
  background: { middle: Channels; corner: Channels }
}

/** Linear light; a lamp may pass 1. */
export function lightColor([red = 0, green = 0, blue = 0]: Channels): Color {
  return new Color().setRGB(red, green, blue)
}

/** Unit vector towards a lamp that stands to the right of a camera of that azimuth; angles in radians. */
export function towardsLamp(lamp: { azimuth: number; elevation: number }, cameraAzimuth: number) {
  const azimuth = cameraAzimuth + lamp.azimuth
  const flat = Math.cos(lamp.elevation)
  return [Math.sin(azimuth) * flat, Math.sin(lamp.elevation), Math.cos(azimuth) * flat] as [number, number, number]
}

/** What the room shows at a height, -1 straight down to 1 straight up. */
export function roomAt(room: ViewLighting['room'], height: number): Color {
  const after = room.findIndex((stop) => stop.height >= height)
  const upper = room[after < 0 ? room.length - 1 : after]
  const lower = room[after > 0 ? after - 1 : after < 0 ? room.length - 1 : 0]
  if (!upper || !lower) return new Color(0, 0, 0)
  const span = upper.height - lower.height
  const share = span > 0 ? (height - lower.height) / span : 0
  return lightColor(lower.color).lerp(lightColor(upper.color), share)
}

/** The gradient behind the object, for a style sheet. */
export function backdropOf({ background }: ViewLighting): string {
  const [middle, corner] = [background.middle, background.corner].map(
    (color) => `rgb(${color.map((channel) => Math.round(channel * 255)).join(' ')})`,
  )
  return `radial-gradient(100% 100% at 50% 46%, ${middle}, ${corner} 72%)`
}

/** Whether shadows and lines must be drawn for a dark ground. */
export function isDarkBehind({ background }: ViewLighting): boolean {
  const [red = 0, green = 0, blue = 0] = background.middle
  const { r, g, b } = new Color().setRGB(red, green, blue, SRGBColorSpace)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.18
}
