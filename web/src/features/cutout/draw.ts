import type { Picturing } from './picturing'
import { blankCanvas } from './pictures'
import type { Point } from './stroke'
import { toScreen } from './view'
import type { Extent, View } from './view'

/** What is looked at: the picture with what is removed veiled, the picture alone, or the kept part alone. */
export type Shown = 'edit' | 'picture' | 'result'

export interface Scene {
  picture: ImageBitmap
  picturing: Picturing
  view: View
  shown: Shown
  /** Where the brush is, in pixels of the picture, and how large. */
  brush: { at: Point; radius: number; keeps: boolean; isByKeys: boolean } | null
  isDark: boolean
  /** A second sheet, on which the veil is made. */
  veil: HTMLCanvasElement
}

const SQUARE = 10
const KEEP_COLOR = '#2fb894'
const REMOVE_COLOR = '#f0654a'

/** Draw the stage. `stage` is its size in CSS pixels, `ratio` how many pixels of the screen one of them is. */
export function draw(pen: CanvasRenderingContext2D, scene: Scene, stage: Extent, ratio: number): void {
  const { picture, view, shown } = scene
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.imageSmoothingEnabled = view.scale * ratio < 3

  onPicture(pen, view, ratio)
  pen.drawImage(picture, 0, 0)
  if (shown === 'picture') return
  drawVeil(pen, scene, stage, ratio)
  if (shown === 'edit') {
    drawOutline(pen, scene, ratio)
    drawBrush(pen, scene, ratio)
  }
}

function onPicture(pen: CanvasRenderingContext2D, { scale, x, y }: View, ratio: number): void {
  pen.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio, y * ratio)
}

/** Cover what is removed with squares: through them the picture is still seen while it is painted on. */
function drawVeil(pen: CanvasRenderingContext2D, scene: Scene, stage: Extent, ratio: number): void {
  const veil = cleared(scene.veil, pen.canvas)
  if (!veil) return
  veil.imageSmoothingEnabled = pen.imageSmoothingEnabled
  onPicture(veil, scene.view, ratio)
  veil.drawImage(scene.picturing.removed, 0, 0)
  veil.setTransform(ratio, 0, 0, ratio, 0, 0)
  veil.globalCompositeOperation = 'source-in'
  veil.fillStyle = squares(veil, scene.isDark)
  veil.fillRect(0, 0, stage.width, stage.height)
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.globalAlpha = scene.shown === 'edit' ? 0.8 : 1
  pen.drawImage(scene.veil, 0, 0)
  pen.globalAlpha = 1
}

/** The sheet, as large as another and with nothing on it. */
function cleared(sheet: HTMLCanvasElement, { width, height }: Extent): CanvasRenderingContext2D | null {
  if (sheet.width !== width || sheet.height !== height) {
    sheet.width = width
    sheet.height = height
  }
  const pen = sheet.getContext('2d')
  pen?.setTransform(1, 0, 0, 1, 0, 0)
  if (pen) pen.globalCompositeOperation = 'source-over'
  pen?.clearRect(0, 0, width, height)
  return pen
}

function squares(pen: CanvasRenderingContext2D, isDark: boolean): CanvasPattern | string {
  const [one, other] = isDark ? ['#2b2a28', '#3a3835'] : ['#f4f2ee', '#dedad2']
  const tile = blankCanvas(SQUARE * 2, SQUARE * 2)
  tile.pen.fillStyle = one
  tile.pen.fillRect(0, 0, SQUARE * 2, SQUARE * 2)
  tile.pen.fillStyle = other
  tile.pen.fillRect(0, 0, SQUARE, SQUARE)
  tile.pen.fillRect(SQUARE, SQUARE, SQUARE, SQUARE)
  return pen.createPattern(tile.canvas, 'repeat') ?? one
}

/** The outline of the kept part: light with a dark rim, so that it shows on anything. */
function drawOutline(pen: CanvasRenderingContext2D, { picturing, view }: Scene, ratio: number): void {
  onPicture(pen, view, ratio)
  pen.lineCap = 'round'
  for (const [color, width] of [
    ['rgb(0 0 0 / 55%)', 3.2],
    ['#ffffff', 1.5],
  ] as const) {
    pen.strokeStyle = color
    pen.lineWidth = width / view.scale
    for (const path of picturing.outlines.values()) pen.stroke(path)
  }
}

function drawBrush(pen: CanvasRenderingContext2D, { brush, view }: Scene, ratio: number): void {
  if (!brush) return
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  const { x, y } = toScreen(view, brush.at)
  const radius = Math.max(1.5, brush.radius * view.scale)
  const color = brush.keeps ? KEEP_COLOR : REMOVE_COLOR
  const arm = Math.min(6, radius * 0.5)
  const shape = new Path2D()
  shape.arc(x, y, radius, 0, Math.PI * 2)
  shape.moveTo(x - arm, y)
  shape.lineTo(x + arm, y)
  if (brush.keeps) {
    shape.moveTo(x, y - arm)
    shape.lineTo(x, y + arm)
  }
  pen.strokeStyle = 'rgb(0 0 0 / 60%)'
  pen.lineWidth = brush.isByKeys ? 5 : 3.5
  pen.stroke(shape)
  pen.strokeStyle = color
  pen.lineWidth = brush.isByKeys ? 3 : 1.8
  pen.stroke(shape)
}
