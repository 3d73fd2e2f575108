import { Button } from '@mantine/core'
import type { Job } from '../../api/types'
import { pictureOf } from '../../api/upload'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { ago } from '../../ui/words'
import { AgainButton } from './AgainButton'
import { CancelButton } from '../../jobs/CancelButton'
import css from './JobCard.module.css'
import { stillOf } from './still'
import { JobProgress } from '../../jobs/JobProgress'
import { useTitle } from '../../jobs/useTitle'
import { cutoutOf, pictureWishOf, sourceOf, toolWishOf, workOf } from '../../jobs/words'

/** A job in the list: its cut-out as soon as there is one, how far it is, what can be done. */
export function JobCard({ job }: { job: Job }) {
  const cutout = cutoutOf(job)
  const wish = pictureWishOf(job)
  const tool = toolWishOf(job)
  const source = wish && sourceOf(wish)
  const picture = source ? pictureOf(source) : null
  const shown = cutout ?? picture ?? stillOf(job)
  const title = useTitle(job)
  return (
    <article className={css.card} data-testid="job-card" data-job={job.id} aria-label={title}>
      <a {...leadsTo(`/jobs/${job.id}`)} className={css.frame} tabIndex={-1} aria-hidden="true">
        {shown && <img src={shown} alt="" loading="lazy" className={css.image} data-cutout={cutout !== null} />}
        {!shown && <Icon name="cube" size={30} />}
      </a>
      <div className={css.words}>
        <div className={css.head}>
          <a {...leadsTo(`/jobs/${job.id}`)} className={css.title}>
            {title}
          </a>
          <span className={css.meta}>
            {wish && `${workOf(job)} · `}
            {ago(job.created_at)}
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
        {tool && !job.asset_id && job.state === 'succeeded' && (
          <Button component="a" size="xs" variant="light" {...leadsTo(`/jobs/${job.id}`)}>
            Look
          </Button>
        )}
      </div>
    </article>
  )
}
