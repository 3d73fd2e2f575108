import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job } from '../../api/types'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { draftLine } from '../../ui/draft'
import { ago } from '../../ui/words'
import { CancelButton } from '../../jobs/CancelButton'
import css from './JobPage.module.css'
import { JobFailure } from './JobFailure'
import { JobPictures } from './JobPictures'
import { JobProgress } from '../../jobs/JobProgress'
import { JobStage } from './JobStage'
import { Settings } from './Settings'
import { SourceLink } from './SourceLink'
import { useJob } from '../../jobs/useJob'
import { useTitle } from '../../jobs/useTitle'
import { toolWishOf } from '../../jobs/words'

interface Props {
  id: string
  /** Shows what came of it; given by the app, since objects belong to the library and files to the tools. */
  renderResult: (job: Job) => ReactNode
  /** Says what a tool was asked for. */
  renderAsked: (job: Job) => ReactNode
}

/** One job from its first second to the object that came of it. */
export function JobPage({ id, renderResult, renderAsked }: Props) {
  const { job, failure } = useJob(id)
  const title = useTitle(job)
  const above = <a {...leadsTo('/jobs')}>Queue</a>
  if (failure) {
    return (
      <Page title="Not here" above={above}>
        <Notice tone="bad">{failure}</Notice>
      </Page>
    )
  }
  if (!job) {
    return (
      <Page title="One moment" above={above}>
        <Skeleton height={420} radius="lg" />
      </Page>
    )
  }
  const draft = draftLine(job)
  const isTool = toolWishOf(job) !== null
  const hasResult = job.asset_id !== null || (isTool && job.state === 'succeeded')
  return (
    <Page title={title} above={above} lead={`Asked for ${ago(job.created_at)}`}>
      <div className={css.columns}>
        <div className={css.stage} data-free={(hasResult && !job.asset_id) || undefined}>
          {hasResult ? renderResult(job) : <JobStage job={job} />}
        </div>
        <div className={css.side}>
          <section className={css.card} aria-label="Progress">
            <JobProgress job={job} />
            {job.error && <JobFailure job={job} />}
            {draft && <Notice tone="warn">{draft}</Notice>}
            {job.asset_id && (
              <Button
                component="a"
                fullWidth
                rightSection={<Icon name="arrow" size={16} />}
                {...leadsTo(`/assets/${job.asset_id}`)}
              >
                Report and downloads
              </Button>
            )}
            <CancelButton job={job} />
          </section>
          <JobPictures job={job} />
          <SourceLink job={job} />
          <Settings job={job} />
          {renderAsked(job)}
        </div>
      </div>
    </Page>
  )
}
