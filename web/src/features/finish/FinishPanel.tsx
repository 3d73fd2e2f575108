import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { Source } from '../../api/tools'
import { FollowedJob } from '../../jobs/FollowedJob'
import { isLive } from '../../jobs/store'
import { useTool } from '../../jobs/useTool'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { FinishForm } from './FinishForm'
import css from './FinishPanel.module.css'
import { FinishResult } from './FinishResult'
import { useProfiles } from './useProfiles'
import { FIRST_WISH, optionsOf } from './wish'

const STEPS = 'Closed where it has holes, reduced, unwrapped, painted anew and checked. What you have stays as it is.'

interface Props {
  source: Source
  title: string
  /** Whether the file says what unit it is in. */
  hasUnit?: boolean
}

/** Makes an asset that meets a profile of a mesh: asks, follows, and leads to what came of it. */
export function FinishPanel({ source, title, hasUnit = true }: Props) {
  const [wish, setWish] = useState(FIRST_WISH)
  const { profiles, failure } = useProfiles()
  const { job, isAsking, refusal, ask } = useTool('finish', source)
  const isBusy = isAsking || (job !== undefined && isLive(job))
  return (
    <section className={css.panel} aria-labelledby="finish" data-testid="finish">
      <div className={css.head}>
        <h2 id="finish" className={css.title}>
          {title}
        </h2>
        <p className={css.lead}>{STEPS}</p>
      </div>
      {failure && <Notice tone="bad">{failure}</Notice>}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void ask(optionsOf(wish), { name: wish.name.trim() || null })
        }}
      >
        {profiles ? (
          <FinishForm
            profiles={profiles}
            wish={wish}
            hasUnit={hasUnit}
            onChange={(change) => setWish((before) => ({ ...before, ...change }))}
          />
        ) : (
          !failure && <Skeleton height={220} radius="md" />
        )}
        <Button
          type="submit"
          size="md"
          className={css.go}
          loading={isBusy}
          disabled={!profiles}
          rightSection={<Icon name="arrow" />}
        >
          Finish
        </Button>
      </form>
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      {job && (
        <div className={css.outcome} data-testid="finish-job" data-state={job.state}>
          <FollowedJob job={job} />
          {job.asset_id && <FinishResult job={job} assetId={job.asset_id} />}
        </div>
      )}
    </section>
  )
}
