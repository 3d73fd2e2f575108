import { Button } from '@mantine/core'
import type { WeightSet } from '../../api/types'
import { Progress } from '../../ui/Progress'
import css from './DownloadProgress.module.css'
import { useWeights } from './store'
import { paceOf, stepOf } from './words'

interface Props {
  name: string
  download: NonNullable<WeightSet['download']>
}

/** How far a download is, and stopping it. */
export function DownloadProgress({ name, download }: Props) {
  const { stop, asking } = useWeights()
  const { bytes_done: done, bytes_total: total } = download
  const step = stepOf(download)
  return (
    <div className={css.progress} data-testid="download">
      <div className={css.line}>
        <span className={css.step} role="status">
          {step}
        </span>
        <span className={css.pace}>{paceOf(download)}</span>
      </div>
      <Progress label={step} fraction={total > 0 ? done / total : 0} isWaiting={total === 0} />
      <div className={css.line}>
        <span className={css.note}>
          It goes on when this page or the studio is closed. Stopped, it keeps what it has.
        </span>
        <Button variant="default" size="xs" loading={asking === name} onClick={() => void stop(name)}>
          Stop
        </Button>
      </div>
    </div>
  )
}
