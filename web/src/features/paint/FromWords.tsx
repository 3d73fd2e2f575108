import { Button, NativeSelect, NumberInput, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job, Painters, StyleChoice } from '../../api/types'
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

export interface StyleSlot {
  network: string
  mix: readonly StyleChoice[]
  onMix: (mix: StyleChoice[]) => void
  prompt: string
  onWord: (word: string) => void
}

interface Props {
  onPicture: (painting: Painting) => void
  /** A job that makes an object of the words was taken on. */
  onObject: (job: Job) => void
  /** The styles that the network takes. */
  renderStyles: (slot: StyleSlot) => ReactNode
}

/** A picture from words, where a network that paints is here. */
export function FromWords(props: Props) {
  const painters = usePainters()
  return painters && <Painting painters={painters} {...props} />
}

function Painting({ painters, onPicture, onObject, renderStyles }: Props & { painters: Painters }) {
  const { words, change, ask, make, clear, isAsking, refusal, jobId } = usePaint()
  const job = useJobs((all) => (jobId ? all.jobs[jobId] : undefined))
  const style = painters.styles.find((each) => each.name === words.style)
  const kind = painters.pipelines.find((each) => each.name === painters.default)?.kind ?? null
  const { prompt } = words
  const onWord = (word: string) => change({ prompt: prompt.trim() === '' ? word : `${prompt.trimEnd()}, ${word}` })
  const isPainting = job !== undefined && isLive(job)
  const isEmpty = words.prompt.trim() === ''
  return (
    <section className={css.part} aria-labelledby="from-words">
      <h2 id="from-words" className={css.title}>
        Or from words
      </h2>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void make().then((made) => made && onObject(made))
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
        </div>
        {kind &&
          renderStyles({ network: kind, mix: words.styles, onMix: (styles) => change({ styles }), prompt, onWord })}
        <div className={css.actions}>
          <Button type="submit" loading={isAsking} disabled={isEmpty} rightSection={<Icon name="arrow" />}>
            Make it 3D at once
          </Button>
          <Button
            variant="default"
            loading={isPainting}
            disabled={isEmpty || isAsking}
            leftSection={<Icon name="brush" />}
            onClick={() => void ask()}
          >
            Look at the picture first
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
