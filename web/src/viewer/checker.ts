import { CanvasTexture, RepeatWrapping, SRGBColorSpace } from 'three'

const CELLS = 16
const CELL_PIXELS = 128

/** A board of coloured squares, each with its own name: stretch, turns, mirrorings and seams show on it. */
export function checkerTexture(): CanvasTexture {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = CELLS * CELL_PIXELS
  const pen = canvas.getContext('2d')
  if (pen) {
    for (let row = 0; row < CELLS; row += 1) {
      for (let column = 0; column < CELLS; column += 1) drawCell(pen, row, column)
    }
  }
  const texture = new CanvasTexture(canvas)
  texture.flipY = false
  texture.colorSpace = SRGBColorSpace
  texture.wrapS = texture.wrapT = RepeatWrapping
  texture.anisotropy = 8
  return texture
}

function drawCell(pen: CanvasRenderingContext2D, row: number, column: number): void {
  const isDark = (row + column) % 2 === 1
  const hue = (column * 360) / CELLS
  const lightness = isDark ? 44 + row : 74 + row * 0.8
  const [x, y] = [column * CELL_PIXELS, row * CELL_PIXELS]
  pen.fillStyle = `hsl(${String(hue)} ${isDark ? '42%' : '58%'} ${String(lightness)}%)`
  pen.fillRect(x, y, CELL_PIXELS, CELL_PIXELS)
  pen.strokeStyle = isDark ? 'rgb(255 255 255 / 22%)' : 'rgb(0 0 0 / 14%)'
  pen.lineWidth = 2
  pen.strokeRect(x + CELL_PIXELS / 4, y + CELL_PIXELS / 4, CELL_PIXELS / 2, CELL_PIXELS / 2)
  pen.fillStyle = isDark ? 'rgb(255 255 255 / 92%)' : 'rgb(20 24 32 / 85%)'
  pen.font = `600 ${String(CELL_PIXELS * 0.4)}px sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(`${String.fromCharCode(65 + column)}${String(row + 1)}`, x + CELL_PIXELS / 2, y + CELL_PIXELS / 2)
}
