import { Button } from '@mantine/core'
import { useState } from 'react'
import { leadsTo } from '../../ui/address'
import { EmptyState } from '../../ui/EmptyState'
import { LoadFailure } from '../../ui/LoadFailure'
import { Page } from '../../ui/Page'
import { JobCard } from './JobCard'
import css from './QueuePage.module.css'
import { isLive, newestFirst, useJobs } from '../../jobs/store'

/** Everything that was asked for: what runs now, and what was before. */
export function QueuePage() {
  const { jobs, cursor, isLoaded, failure, load, loadMore } = useJobs()
  const [isLoading, setLoading] = useState(false)
  const all = newestFirst(jobs)
  const live = all.filter(isLive).reverse()
  const earlier = all.filter((job) => !isLive(job))
  return (
    <Page title="Queue" lead="Pictures and meshes on their way. They go on when you close this page.">
      <LoadFailure failure={failure} onAgain={() => void load()} />
      {isLoaded && !failure && all.length === 0 && (
        <EmptyState
          icon="layers"
          title="Nothing is waiting"
          action={
            <Button component="a" {...leadsTo('/')}>
              Choose a picture
            </Button>
          }
        >
          Choose a picture and it will appear here with its cut-out, step by step.
        </EmptyState>
      )}
      {live.length > 0 && (
        <section className={css.list} aria-label="Now">
          {live.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </section>
      )}
      {earlier.length > 0 && (
        <section className={css.list} aria-label="Earlier">
          {live.length > 0 && <h2 className={css.heading}>Earlier</h2>}
          {earlier.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </section>
      )}
      {cursor && (
        <Button
          variant="default"
          className={css.more}
          loading={isLoading}
          onClick={() => {
            setLoading(true)
            void loadMore().finally(() => setLoading(false))
          }}
        >
          Show older ones
        </Button>
      )}
    </Page>
  )
}
