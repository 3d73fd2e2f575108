import { useEffect } from 'react'
import type { RefObject } from 'react'
import { PointerPainting } from './pointerPainting'
import type { CutoutStore } from './store'

/** Mouse, pen and fingers on the stage. */
export function usePointerPainting(stage: RefObject<HTMLElement | null>, store: CutoutStore): void {
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const painting = new PointerPainting(element, store)
    const stop = new AbortController()
    const { signal } = stop
    element.addEventListener('pointerdown', (event) => painting.down(event), { signal })
    element.addEventListener('pointermove', (event) => painting.move(event), { signal })
    element.addEventListener('pointerup', (event) => painting.up(event), { signal })
    element.addEventListener('pointercancel', (event) => painting.cancel(event), { signal })
    element.addEventListener('pointerleave', () => painting.leave(), { signal })
    element.addEventListener('wheel', (event) => painting.wheel(event), { signal, passive: false })
    element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
    return () => stop.abort()
  }, [stage, store])
}
