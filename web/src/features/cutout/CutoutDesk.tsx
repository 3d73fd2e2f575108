import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { Notice } from '../../ui/Notice'
import { BrushTools } from './BrushTools'
import css from './CutoutEditor.module.css'
import { CutoutStage } from './CutoutStage'
import { ShownControl } from './ShownControl'
import { StepTools } from './StepTools'
import { maskPng } from './pictures'
import type { CutoutStore } from './store'
import { sentenceOf } from './useCutout'

interface Props {
  store: CutoutStore
  picture: ImageBitmap
  hasAutomatic: boolean
  onApply: (mask: Blob) => Promise<void>
}

const NOTHING_KEPT = 'Nothing is kept, so there is nothing to make. Choose Keep and paint over the object.'

/** The stage and its tools. */
export function CutoutDesk({ store, picture, hasAutomatic, onApply }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [isApplying, setIsApplying] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const apply = async () => {
    const { board } = store.getState()
    board.finish()
    if (!board.keepsSomething) {
      setFailure(NOTHING_KEPT)
      return
    }
    setFailure(null)
    setIsApplying(true)
    try {
      await onApply(await maskPng(board.mask))
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setIsApplying(false)
      // The button was disabled meanwhile, which takes the focus from it.
      requestAnimationFrame(() => button.current?.focus())
    }
  }

  return (
    <div ref={root} className={css.desk}>
      <div className={css.shown}>
        <ShownControl store={store} />
      </div>
      <CutoutStage store={store} picture={picture} editor={root} />
      {failure !== null && (
        <div className={css.failure}>
          <Notice tone="bad">{failure}</Notice>
        </div>
      )}
      <div className={css.bar} role="toolbar" aria-label="Brush">
        <BrushTools store={store} />
        <StepTools store={store} hasAutomatic={hasAutomatic} />
        <Button ref={button} className={css.apply} onClick={() => void apply()} loading={isApplying}>
          Use this cut-out
        </Button>
      </div>
    </div>
  )
}
