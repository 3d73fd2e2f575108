import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { LoadFailure } from '../../ui/LoadFailure'
import { Notice } from '../../ui/Notice'
import { Icon } from '../../ui/Icon'
import { NewTrial } from './NewTrial'
import type { RenderStyles } from './plan'
import { useTrials } from './store'
import { TrialCard } from './TrialCard'
import css from './Trials.module.css'

const LOOK_MS = 10_000

/** Recipes and engines compared on what is asked for anyway. */
export function Trials({ renderStyles }: { renderStyles: RenderStyles }) {
  const { items, recipes, cursor, failure, refused, forget, load, more } = useTrials()
  const [isNew, setNew] = useState(false)
  const show = (isShown: boolean) => {
    forget()
    setNew(isShown)
  }
  useEffect(() => {
    void load()
    const timer = setInterval(() => {
      if (!document.hidden && useTrials.getState().items?.some((each) => each.state === 'running')) void load()
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [load])
  return (
    <section className={css.trials} aria-labelledby="trials" data-testid="trials">
      <header className={css.head}>
        <div className={css.words}>
          <h2 id="trials" className={css.title}>
            Trials
          </h2>
          <p className={css.lead}>
            Two recipes or engines, compared on the objects you make anyway. Each picture goes to one of them by chance,
            and always to the same; who does better is said once it is sure.
          </p>
        </div>
        {!isNew && (
          <Button variant="default" leftSection={<Icon name="plus" />} disabled={!recipes} onClick={() => show(true)}>
            New trial
          </Button>
        )}
      </header>
      <LoadFailure failure={failure} onAgain={() => void load()} />
      {isNew && recipes && <NewTrial recipes={recipes} renderStyles={renderStyles} onDone={() => show(false)} />}
      {refused && !isNew && <Notice tone="bad">{refused}</Notice>}
      {items && items.length > 0 && (
        <ul className={css.list} aria-label="Trials">
          {items.map((trial) => (
            <TrialCard key={trial.id} trial={trial} />
          ))}
        </ul>
      )}
      {cursor !== null && (
        <Button variant="default" className={css.more} onClick={() => void more()}>
          Older trials
        </Button>
      )}
    </section>
  )
}
