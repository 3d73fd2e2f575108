import { VisuallyHidden } from '@mantine/core'
import { useStore } from 'zustand'
import type { Cutout, CutoutStore } from './store'

/** Where the brush is and what it does, for those who do not see it. */
export function Spoken({ store }: { store: CutoutStore }) {
  const words = useStore(store, wordsFor)
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  )
}

function wordsFor({ cursor, tool, picture, board }: Cutout): string {
  const brush = tool === 'keep' ? 'Keeping' : 'Removing'
  if (!cursor?.isByKeys) return `${brush} brush.`
  const { x, y } = cursor.at
  const column = Math.min(picture.width - 1, Math.floor(x))
  const row = Math.min(picture.height - 1, Math.floor(y))
  const isKept = (board.mask.values[row * picture.width + column] ?? 0) > 127
  const across = Math.round((x / picture.width) * 100)
  const down = Math.round((y / picture.height) * 100)
  return `${brush} brush at ${across} % across, ${down} % down, on what is ${isKept ? 'kept' : 'removed'}.`
}
