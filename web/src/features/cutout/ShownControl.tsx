import { SegmentedControl } from '@mantine/core'
import { useStore } from 'zustand'
import type { Shown } from './draw'
import type { CutoutStore } from './store'

const CHOICES: { value: Shown; label: string }[] = [
  { value: 'picture', label: 'Before' },
  { value: 'edit', label: 'Edit' },
  { value: 'result', label: 'After' },
]

/** Before, at work, after. */
export function ShownControl({ store }: { store: CutoutStore }) {
  const shown = useStore(store, (state) => state.shown)
  return (
    <SegmentedControl
      size="xs"
      data={CHOICES}
      value={shown}
      onChange={(value) => store.getState().set({ shown: value })}
      aria-label="What is shown"
    />
  )
}
