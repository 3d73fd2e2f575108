import { SegmentedControl, Slider } from '@mantine/core'
import { useState } from 'react'
import type { Job } from '../../../api/types'
import { number } from '../../../ui/words'
import { LazyViewer } from '../../../viewer/LazyViewer'
import { ViewLink } from '../../../viewer/viewLink'
import type { ViewMode } from '../../../viewer/viewMode'
import css from './JobResult.module.css'
import { levelsOf } from './levels'

const MODES: { value: ViewMode; label: string }[] = [
  { value: 'shaded', label: 'Shaded' },
  { value: 'wireframe', label: 'Wireframe' },
]

/** Each level in turn, seen from where one stood at the last. */
export function LevelsView({ job }: { job: Job }) {
  const levels = levelsOf(job)
  const [chosen, setChosen] = useState(0)
  const [mode, setMode] = useState<ViewMode>('wireframe')
  const [link] = useState(() => new ViewLink())
  const level = levels[chosen]
  if (!level) return null
  const share = Math.round(level.screenHeight * 100)
  const used = chosen === 0 ? 'from near' : `below ${share} % of the screen’s height`
  return (
    <div className={css.stage}>
      <div className={css.view}>
        <LazyViewer url={level.url} mode={mode} link={link} label={`Level ${chosen}`} />
      </div>
      <div className={css.legend} role="status">
        <span>
          <strong>Level {chosen}</strong>: {number(level.faces)} faces, {used}
        </span>
        <SegmentedControl
          size="xs"
          radius="xl"
          aria-label="View of the level"
          data={MODES}
          value={mode}
          onChange={setMode}
        />
      </div>
      <div className={css.slider}>
        <Slider
          thumbLabel="Level of detail"
          min={0}
          max={levels.length - 1}
          step={1}
          label={null}
          marks={levels.map((each, value) => ({ value, label: number(each.faces) }))}
          value={chosen}
          onChange={setChosen}
        />
      </div>
    </div>
  )
}
