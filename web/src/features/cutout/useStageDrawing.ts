import { useEffect } from 'react'
import type { RefObject } from 'react'
import { draw } from './draw'
import { Picturing } from './picturing'
import type { CutoutStore } from './store'
import type { Extent } from './view'

/** Keeps the canvas as large as its place and draws it whenever something changed, once a frame at most. */
export function useStageDrawing(
  canvas: RefObject<HTMLCanvasElement | null>,
  { store, picture, isDark }: { store: CutoutStore; picture: ImageBitmap; isDark: boolean },
): void {
  useEffect(() => {
    const sheet = canvas.current
    const pen = sheet?.getContext('2d')
    if (!sheet || !pen) return
    const { board } = store.getState()
    const picturing = new Picturing(board)
    const veil = document.createElement('canvas')
    let frame = 0

    const drawNow = () => {
      frame = 0
      const { view, shown, cursor, size, tool, stage } = store.getState()
      const brush = cursor && { ...cursor, radius: size / 2, keeps: tool === 'keep' }
      picturing.refresh()
      draw(pen, { picture, picturing, view, shown, brush, isDark, veil }, stage, ratioOf(sheet, stage.width))
    }
    const drawSoon = () => {
      frame ||= requestAnimationFrame(drawNow)
    }
    const fill = () => {
      const stage = fillPlace(sheet)
      if (!stage) return
      store.getState().place(stage)
      drawSoon()
    }

    const stopHearing = [board.listen((rect) => picturing.changed(rect)), store.subscribe(drawSoon)]
    const watch = new ResizeObserver(fill)
    watch.observe(sheet)
    fill()
    return () => {
      stopHearing.forEach((stop) => stop())
      watch.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [canvas, store, picture, isDark])
}

/** Make the sheet as sharp as the screen, twice at most; null while it has no place. */
function fillPlace(sheet: HTMLCanvasElement): Extent | null {
  const { width, height } = sheet.getBoundingClientRect()
  if (width < 1 || height < 1) return null
  const ratio = Math.min(2, window.devicePixelRatio)
  sheet.width = Math.round(width * ratio)
  sheet.height = Math.round(height * ratio)
  return { width, height }
}

function ratioOf(sheet: HTMLCanvasElement, width: number): number {
  return sheet.width / Math.max(1, width)
}
