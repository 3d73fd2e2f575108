import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { ago } from '../../ui/words'
import { CancelButton } from '../../jobs/CancelButton'
import css from './JobPage.module.css'
import { JobFailure } from './JobFailure'
import { JobPictures } from './JobPictures'
import { JobProgress } from '../../jobs/JobProgress'
import { JobStage } from './JobStage'
import { Settings } from './Settings'
import { useJob } from '../../jobs/useJob'
import { titleOf } from '../../jobs/words'

interface Props {
  id: string
  /** Shows the finished object; given by the app, since objects belong to the library. */
  renderResult: (assetId: string) => ReactNode
}

/** One job from its first second to the object that came of it. */
export function JobPage({ id, renderResult }: Props) {
  const { job, failure } = useJob(id)
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
  return (
    <Page title={titleOf(job)} above={above} lead={`Asked for ${ago(job.created_at)}`}>
      <div className={css.columns}>
        <div className={css.stage}>{job.asset_id ? renderResult(job.asset_id) : <JobStage job={job} />}</div>
        <div className={css.side}>
          <section className={css.card} aria-label="Progress">
            <JobProgress job={job} />
            {job.error && <JobFailure job={job} />}
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
          <Settings job={job} />
        </div>
      </div>
    </Page>
  )
}
