import { VisuallyHidden, useComputedColorScheme } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import type { RefObject } from 'react'
import { useStore } from 'zustand'
import css from './CutoutEditor.module.css'
import { Spoken } from './Spoken'
import type { CutoutStore } from './store'
import { useKeys } from './useKeys'
import { usePointerPainting } from './usePointerPainting'
import { useStageDrawing } from './useStageDrawing'

interface Props {
  store: CutoutStore
  picture: ImageBitmap
  /** The editor around it, whose keys are heard. */
  editor: RefObject<HTMLElement | null>
}

/** The picture to paint on. */
export function CutoutStage({ store, picture, editor }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const help = useId()
  const shown = useStore(store, (state) => state.shown)
  const isDark = useComputedColorScheme('light') === 'dark'
  useStageDrawing(canvas, { store, picture, isDark })
  usePointerPainting(canvas, store)
  useKeys(editor, canvas, store)
  useEffect(() => canvas.current?.focus({ preventScroll: true }), [])

  return (
    <div className={css.stage}>
      <canvas
        ref={canvas}
        className={css.sheet}
        data-shown={shown}
        data-autofocus
        tabIndex={0}
        role="application"
        aria-label="The picture with its cut-out"
        aria-describedby={help}
      />
      <VisuallyHidden id={help}>
        Arrow keys move the brush, with Shift one pixel at a time. Hold the space bar to paint. K keeps, X removes,
        square brackets change the size, Control Z takes back, plus and minus zoom, 0 shows all, B shows the picture
        before.
      </VisuallyHidden>
      <Spoken store={store} />
    </div>
  )
}
