/** Which pixels of a picture are kept: one byte each, 255 kept, 0 removed, between them a soft edge. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly values: Uint8Array
}

/** A part of a mask in pixels; the right and lower bounds are not in it. */
export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

export const KEPT = 255
export const REMOVED = 0

export function filledMask(width: number, height: number, value: number): Mask {
  return { width, height, values: new Uint8Array(width * height).fill(value) }
}

/** The opacity of RGBA pixels as a mask. */
export function maskFromAlpha({
  width,
  height,
  data,
}: {
  width: number
  height: number
  data: ArrayLike<number>
}): Mask {
  const values = new Uint8Array(width * height)
  for (let at = 0; at < values.length; at += 1) values[at] = data[at * 4 + 3] ?? 0
  return { width, height, values }
}

/** A mask as opaque grey RGBA pixels: white keeps, black removes. */
export function greyPixels({ width, height, values }: Mask): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0
    pixels[at * 4] = value
    pixels[at * 4 + 1] = value
    pixels[at * 4 + 2] = value
  }
  return pixels
}

export function wholeOf({ width, height }: { width: number; height: number }): Rect {
  return { left: 0, top: 0, right: width, bottom: height }
}

export function isEmpty({ left, top, right, bottom }: Rect): boolean {
  return right <= left || bottom <= top
}

/** The part of a rectangle that lies on the mask, in whole pixels. */
export function onMask(rect: Rect, { width, height }: { width: number; height: number }): Rect {
  return {
    left: Math.max(0, Math.floor(rect.left)),
    top: Math.max(0, Math.floor(rect.top)),
    right: Math.min(width, Math.ceil(rect.right)),
    bottom: Math.min(height, Math.ceil(rect.bottom)),
  }
}

/** The smallest rectangle around both; null is nothing. */
export function around(one: Rect | null, other: Rect | null): Rect | null {
  if (!one || !other) return one ?? other
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }
}
