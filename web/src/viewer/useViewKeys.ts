import { useCallback } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import type { ViewHandle } from './ViewControls'
import type { From } from './frame'

const STEP = Math.PI / 18
const NEARER = 1.18

type Move = (view: ViewHandle) => void

const MOVES: Record<string, Move> = {
  ArrowLeft: (view) => view.turn(-STEP, 0),
  ArrowRight: (view) => view.turn(STEP, 0),
  ArrowUp: (view) => view.turn(0, -STEP),
  ArrowDown: (view) => view.turn(0, STEP),
  '+': (view) => view.zoom(NEARER),
  '=': (view) => view.zoom(NEARER),
  '-': (view) => view.zoom(1 / NEARER),
  _: (view) => view.zoom(1 / NEARER),
  r: (view) => view.reset(),
  R: (view) => view.reset(),
  Home: (view) => view.reset(),
}

/** Arrow keys turn, + and - zoom, R and Home begin again, numbers look from an angle; what else is pressed is left to the page. */
export function useViewKeys(view: RefObject<ViewHandle | null>, cameras: readonly From[]) {
  return useCallback(
    (event: KeyboardEvent) => {
      const camera = /^[1-9]$/.test(event.key) ? cameras[Number(event.key) - 1] : undefined
      const move = camera ? (seen: ViewHandle) => seen.look(camera) : MOVES[event.key]
      if (!move || !view.current || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      move(view.current)
    },
    [view, cameras],
  )
}
