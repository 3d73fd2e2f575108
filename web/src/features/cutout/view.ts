import type { Point } from './stroke'

/** How the picture lies on the screen: screen = picture x scale + offset. */
export interface View {
  scale: number
  x: number
  y: number
}

export interface Extent {
  width: number
  height: number
}

const MAX_SCALE = 32

/** Free space around a fitted picture; above it the choice of what is shown has its place. */
const MARGINS = { side: 16, top: 60, bottom: 20 }

/** The whole picture in the middle of the stage; small pictures grow. */
export function fitted(picture: Extent, stage: Extent): View {
  const wide = Math.max(stage.width - 2 * MARGINS.side, 1)
  const high = Math.max(stage.height - MARGINS.top - MARGINS.bottom, 1)
  const scale = Math.min(wide / picture.width, high / picture.height, MAX_SCALE)
  return {
    scale,
    x: (stage.width - picture.width * scale) / 2,
    y: MARGINS.top + (high - picture.height * scale) / 2,
  }
}

/** Nearer or farther while what lies under a point of the screen stays there. */
export function zoomed(view: View, factor: number, at: Point, picture: Extent, stage: Extent): View {
  const smallest = fitted(picture, stage).scale * 0.6
  const scale = Math.min(MAX_SCALE, Math.max(smallest, view.scale * factor))
  const grown = scale / view.scale
  return inReach({ scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, picture, stage)
}

export function panned(view: View, by: Point, picture: Extent, stage: Extent): View {
  return inReach({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, stage)
}

/** The picture cannot be lost: some of it stays on the stage. */
function inReach(view: View, picture: Extent, stage: Extent): View {
  const [wide, high] = [picture.width * view.scale, picture.height * view.scale]
  const [restX, restY] = [Math.min(wide, stage.width) * 0.25, Math.min(high, stage.height) * 0.25]
  return {
    scale: view.scale,
    x: Math.min(stage.width - restX, Math.max(restX - wide, view.x)),
    y: Math.min(stage.height - restY, Math.max(restY - high, view.y)),
  }
}

export function toPicture(view: View, { x, y }: Point): Point {
  return { x: (x - view.x) / view.scale, y: (y - view.y) / view.scale }
}

export function toScreen(view: View, { x, y }: Point): Point {
  return { x: x * view.scale + view.x, y: y * view.scale + view.y }
}
