import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useStore } from 'zustand'
import css from './CutoutEditor.module.css'
import { ToolIcon } from './ToolIcon'
import { KEPT, REMOVED } from './mask'
import type { CutoutStore } from './store'

interface Props {
  store: CutoutStore
  /** Whether there is an automatic cut-out to come back to. */
  hasAutomatic: boolean
}

/** Back and forth, nearer and farther, and what changes the whole mask. */
export function StepTools({ store, hasAutomatic }: Props) {
  const canUndo = useStore(store, (state) => state.canUndo)
  const canRedo = useStore(store, (state) => state.canRedo)
  const { board, zoom, fit } = store.getState()
  const buttons = [
    { icon: 'undo', word: 'Undo', keys: 'Ctrl+Z', run: () => board.undo(), isOff: !canUndo },
    { icon: 'redo', word: 'Redo', keys: 'Shift+Ctrl+Z', run: () => board.redo(), isOff: !canRedo },
    { icon: 'farther', word: 'Zoom out', keys: '-', run: () => zoom(0.8), isOff: false },
    { icon: 'nearer', word: 'Zoom in', keys: '+', run: () => zoom(1.25), isOff: false },
    { icon: 'fit', word: 'Show all', keys: '0', run: fit, isOff: false },
  ] as const

  return (
    <div className={css.steps}>
      {buttons.map(({ icon, word, keys, run, isOff }) => (
        <Tooltip key={icon} label={`${word} (${keys})`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            data-tool={icon}
            disabled={isOff}
            onClick={run}
            aria-label={word}
          >
            <ToolIcon name={icon} />
          </ActionIcon>
        </Tooltip>
      ))}
      <Menu position="top-end" withinPortal={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More">
            <ToolIcon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {hasAutomatic && <Menu.Item onClick={() => board.reset()}>Back to the automatic cut-out</Menu.Item>}
          <Menu.Item onClick={() => board.fill(KEPT)}>Keep everything</Menu.Item>
          <Menu.Item onClick={() => board.fill(REMOVED)}>Remove everything</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
