import { SegmentedControl, Slider, Text } from '@mantine/core'
import { useStore } from 'zustand'
import { Icon } from '../../ui/Icon'
import css from './CutoutEditor.module.css'
import { sizesFor } from './store'
import type { CutoutStore } from './store'

const TOOLS = [
  { value: 'keep', icon: 'plus', word: 'Keep' },
  { value: 'remove', icon: 'minus', word: 'Remove' },
] as const

/** What the brush does, how large it is and how soft. */
export function BrushTools({ store }: { store: CutoutStore }) {
  const tool = useStore(store, (state) => state.tool)
  const size = useStore(store, (state) => state.size)
  const hardness = useStore(store, (state) => state.hardness)
  const set = useStore(store, (state) => state.set)
  const resize = useStore(store, (state) => state.resize)
  const [smallest, largest] = sizesFor(useStore(store, (state) => state.picture))
  const ratio = largest / smallest

  return (
    <>
      <SegmentedControl
        className={css.tools}
        data-tool={tool}
        value={tool}
        onChange={(value) => set({ tool: value })}
        aria-label="What the brush does"
        data={TOOLS.map(({ value, icon, word }) => ({
          value,
          label: (
            <span className={css.tool}>
              <Icon name={icon} size={16} /> {word}
            </span>
          ),
        }))}
      />
      <div className={css.sliders}>
        <label className={css.slider}>
          <Text size="xs" c="dimmed" component="span">
            Size
          </Text>
          <Slider
            size="sm"
            min={0}
            max={100}
            step={1}
            value={Math.round((Math.log(size / smallest) / Math.log(ratio)) * 100)}
            onChange={(value) => resize(smallest * ratio ** (value / 100))}
            label={`${size} px`}
            thumbLabel="Brush size"
            thumbProps={{ 'aria-valuetext': `${size} pixels` }}
          />
        </label>
        <label className={css.slider}>
          <Text size="xs" c="dimmed" component="span">
            Edge
          </Text>
          <Slider
            size="sm"
            min={0}
            max={100}
            step={5}
            value={Math.round(hardness * 100)}
            onChange={(value) => set({ hardness: value / 100 })}
            label={(value) => (value > 85 ? 'hard' : value < 30 ? 'very soft' : 'soft')}
            thumbLabel="Brush hardness"
          />
        </label>
      </div>
    </>
  )
}
