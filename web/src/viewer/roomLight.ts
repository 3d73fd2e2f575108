import { PMREMGenerator } from 'three'
import type { Scene, WebGLRenderTarget, WebGLRenderer } from 'three'

/**
 * Pixels along a side of the surroundings: 1.4 degrees each, finer than the blur below. Four times as many, which is
 * three.js's own number, look the same and take eight seconds where there is no graphics card.
 */
const SIDE = 64

/** Radians by which a mirror's picture of the room is blurred: no lamp has a hard edge. */
const BLUR = 0.04

/** A room as light: what a mirror in its middle would see, blurred for every roughness. */
export function roomLight(gl: WebGLRenderer, room: Scene): WebGLRenderTarget {
  const generator = new PMREMGenerator(gl)
  const light = generator.fromScene(room, BLUR, 0.1, 100, { size: SIDE })
  generator.dispose()
  return light
}
