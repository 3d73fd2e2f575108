import { Button, NativeSelect, NumberInput, Textarea } from '@mantine/core'
import type { Painters } from '../../api/types'
import { FollowedJob } from '../../jobs/FollowedJob'
import { isLive, useJobs } from '../../jobs/store'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { sentenceCase } from '../../ui/words'
import css from './FromWords.module.css'
import { Painted } from './Painted'
import type { Painting } from '../../jobs/painted'
import { usePaint } from './store'
import { usePainters } from './usePainters'

const LONGEST_PROMPT = 1000

interface Props {
  onPicture: (painting: Painting) => void
}

/** A picture from words, where a network that paints is here. */
export function FromWords({ onPicture }: Props) {
  const painters = usePainters()
  return painters && <Painting painters={painters} onPicture={onPicture} />
}

function Painting({ painters, onPicture }: Props & { painters: Painters }) {
  const { words, change, ask, clear, isAsking, refusal, jobId } = usePaint()
  const job = useJobs((all) => (jobId ? all.jobs[jobId] : undefined))
  const style = painters.styles.find((each) => each.name === words.style)
  const isBusy = isAsking || (job !== undefined && isLive(job))
  return (
    <section className={css.part} aria-labelledby="from-words">
      <h2 id="from-words" className={css.title}>
        Or from words
      </h2>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <Textarea
          label="What is to be seen"
          placeholder="a red mug with a wide handle"
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LONGEST_PROMPT}
          value={words.prompt}
          onChange={(event) => change({ prompt: event.currentTarget.value })}
        />
        <div className={css.fields}>
          <NativeSelect
            label="Style"
            description={style?.sentence}
            value={words.style}
            data={painters.styles.map(({ name }) => ({ value: name, label: sentenceCase(name) }))}
            onChange={(event) => change({ style: event.currentTarget.value })}
          />
          <NumberInput
            label="Seed"
            description="Another seed gives another picture."
            min={0}
            max={2 ** 31 - 1}
            allowDecimal={false}
            allowNegative={false}
            value={words.seed}
            onChange={(value) => change({ seed: typeof value === 'number' ? value : 0 })}
          />
          <Button
            type="submit"
            loading={isBusy}
            disabled={words.prompt.trim() === ''}
            leftSection={<Icon name="brush" />}
          >
            Paint it
          </Button>
        </div>
      </form>
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      {job && job.state !== 'succeeded' && <FollowedJob job={job} />}
      {job && (
        <Painted
          job={job}
          onPicture={onPicture}
          more={
            <Button variant="default" onClick={clear}>
              Put it away
            </Button>
          }
        />
      )}
    </section>
  )
}
