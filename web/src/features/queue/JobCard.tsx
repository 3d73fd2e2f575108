import { Button } from '@mantine/core'
import type { Job } from '../../api/types'
import { pictureOf } from '../../api/upload'
import { leadsTo } from '../../ui/address'
import { ago } from '../../ui/words'
import { AgainButton } from './AgainButton'
import { CancelButton } from '../../jobs/CancelButton'
import css from './JobCard.module.css'
import { JobProgress } from '../../jobs/JobProgress'
import { cutoutOf, pictureWishOf, titleOf, workOf } from '../../jobs/words'

/** A job in the list: its cut-out as soon as there is one, how far it is, what can be done. */
export function JobCard({ job }: { job: Job }) {
  const cutout = cutoutOf(job)
  const wish = pictureWishOf(job)
  const picture = wish ? pictureOf(wish.upload_id) : null
  const shown = cutout ?? picture
  return (
    <article className={css.card} data-testid="job-card" data-job={job.id} aria-label={titleOf(job)}>
      <a {...leadsTo(`/jobs/${job.id}`)} className={css.frame} tabIndex={-1} aria-hidden="true">
        {shown && <img src={shown} alt="" loading="lazy" className={css.image} data-cutout={cutout !== null} />}
      </a>
      <div className={css.words}>
        <div className={css.head}>
          <a {...leadsTo(`/jobs/${job.id}`)} className={css.title}>
            {titleOf(job)}
          </a>
          <span className={css.meta}>
            {workOf(job)} · {ago(job.created_at)}
          </span>
        </div>
        <JobProgress job={job} />
        {job.error && <p className={css.error}>{job.error.detail}</p>}
      </div>
      <div className={css.actions}>
        <CancelButton job={job} size="xs" />
        {(job.state === 'failed' || job.state === 'canceled') && <AgainButton job={job} size="xs" />}
        {job.asset_id && (
          <Button component="a" size="xs" variant="light" {...leadsTo(`/assets/${job.asset_id}`)}>
            Open
          </Button>
        )}
      </div>
    </article>
  )
}
