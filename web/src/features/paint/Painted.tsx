import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { toldOf } from '../../api/told'
import type { Job } from '../../api/types'
import { pictureOf } from '../../api/upload'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import css from './Painted.module.css'
import { paintingOf, type Painting } from '../../jobs/painted'

interface Props {
  job: Job
  onPicture: (painting: Painting) => void
  /** Beside the button that sends it on. */
  more?: ReactNode
}

/** A picture that was painted, with what made it, and the way on to 3D. */
export function Painted({ job, onPicture, more }: Props) {
  const painting = paintingOf(job)
  if (!painting) return null
  return (
    <div className={css.painted} data-testid="painted">
      <img src={pictureOf(painting.uploadId)} alt={painting.name} className={css.image} />
      <div className={css.words}>
        <p className={css.by}>
          {painting.by}
          {painting.license && `; licence ${painting.license}`}
        </p>
        {toldOf(job.report).sentences.map((sentence) => (
          <Notice key={sentence} tone="calm">
            {sentence}
          </Notice>
        ))}
        <div className={css.actions}>
          <Button onClick={() => onPicture(painting)} rightSection={<Icon name="arrow" />}>
            Use this picture
          </Button>
          {more}
        </div>
      </div>
    </div>
  )
}
