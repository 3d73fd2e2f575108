import { Button } from '@mantine/core'
import { toldOf } from '../../api/told'
import type { Job } from '../../api/types'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { number } from '../../ui/words'
import css from './FinishPanel.module.css'

/** What came of finishing, in short, and the way to it. */
export function FinishResult({ job, assetId }: { job: Job; assetId: string }) {
  const { before, after, sentences, notes } = toldOf(job.report)
  return (
    <div className={css.result}>
      <img src={`/api/v1/assets/${assetId}/files/thumbnail.webp`} alt="" className={css.image} />
      <div className={css.words}>
        {before && after && (
          <p className={css.change}>
            {number(before.faces)} → {number(after.faces)} faces
            {!before.closed && after.closed && ', closed now'}
          </p>
        )}
        <ul className={css.list}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {notes.map((note) => (
            <li key={note} className={css.note}>
              {note}
            </li>
          ))}
        </ul>
        <Button
          component="a"
          variant="light"
          className={css.go}
          rightSection={<Icon name="arrow" size={16} />}
          {...leadsTo(`/assets/${assetId}`)}
        >
          See before and after
        </Button>
      </div>
    </div>
  )
}
