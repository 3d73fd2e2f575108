import { useEffect } from 'react'
import type { RefObject } from 'react'
import { KeyPainting } from './keyPainting'
import type { Cutout, CutoutStore } from './store'

type Deed = (state: Cutout) => void

const SHORTCUTS: Record<string, Deed> = {
  k: (state) => state.set({ tool: 'keep' }),
  x: (state) => state.set({ tool: 'remove' }),
  '[': (state) => state.resize(Math.min(state.size - 1, state.size / 1.25)),
  ']': (state) => state.resize(Math.max(state.size + 1, state.size * 1.25)),
  '+': (state) => state.zoom(1.25),
  '=': (state) => state.zoom(1.25),
  '-': (state) => state.zoom(0.8),
  '0': (state) => state.fit(),
  b: (state) => state.set({ shown: state.shown === 'picture' ? 'edit' : 'picture' }),
}

/** The keys of the editor: shortcuts anywhere in it, the brush while the stage has the focus. */
export function useKeys(
  root: RefObject<HTMLElement | null>,
  stage: RefObject<HTMLElement | null>,
  store: CutoutStore,
): void {
  useEffect(() => {
    const [editor, sheet] = [root.current, stage.current]
    if (!editor || !sheet) return
    const brush = new KeyPainting(store)
    const { signal, ...stop } = stoppable()

    const dialog = editor.closest('[role=dialog]') ?? editor
    const isOurs = ({ target }: KeyboardEvent) =>
      target === document.body || (target instanceof Node && dialog.contains(target))

    const down = (event: KeyboardEvent) => {
      if (!isOurs(event)) return
      const isTaken = isHovering(event, store)
        ? hold(sheet, true)
        : takeBack(event, store) ||
          shortcut(event, store) ||
          (event.target === sheet && isPlain(event) && brush.down(event))
      if (isTaken) event.preventDefault()
    }
    const up = (event: KeyboardEvent) => {
      const wasHeld = event.key === ' ' && sheet.dataset.isDragging === 'true' && hold(sheet, false)
      if (wasHeld || (event.target === sheet && brush.up(event))) event.preventDefault()
    }
    const blur = () => {
      hold(sheet, false)
      brush.lift()
    }
    document.addEventListener('keydown', down, { signal, capture: true })
    document.addEventListener('keyup', up, { signal, capture: true })
    sheet.addEventListener('blur', blur, { signal })
    return stop.all
  }, [root, stage, store])
}

function stoppable() {
  const stop = new AbortController()
  return { signal: stop.signal, all: () => stop.abort() }
}

function isPlain({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey
}

/** Space while the mouse is over the picture: it drags the picture instead of painting. */
function isHovering(event: KeyboardEvent, store: CutoutStore): boolean {
  return event.key === ' ' && isPlain(event) && store.getState().cursor?.isByKeys === false
}

function hold(sheet: HTMLElement, isHeld: boolean): true {
  sheet.dataset.isDragging = String(isHeld)
  return true
}

function takeBack(event: KeyboardEvent, store: CutoutStore): boolean {
  if (!event.ctrlKey && !event.metaKey) return false
  const key = event.key.toLowerCase()
  const { board } = store.getState()
  if (key === 'z' && event.shiftKey) board.redo()
  else if (key === 'z') board.undo()
  else if (key === 'y') board.redo()
  else return false
  return true
}

function shortcut(event: KeyboardEvent, store: CutoutStore): boolean {
  const deed = SHORTCUTS[event.key.toLowerCase()]
  if (!deed || !isPlain(event)) return false
  deed(store.getState())
  return true
}
