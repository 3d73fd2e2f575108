import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Icon } from '../../ui/Icon'
import { LoadFailure } from '../../ui/LoadFailure'
import { Notice } from '../../ui/Notice'
import { NewStyleForm } from './NewStyleForm'
import { useStyles } from './store'
import { StyleCard } from './StyleCard'
import css from './StyleLibrary.module.css'

/** The styles that are kept: seeing, adding and removing them. */
export function StyleLibrary() {
  const { all, failure, refusal, load } = useStyles()
  const [isNew, setNew] = useState(false)
  useEffect(() => {
    void load()
  }, [load])
  return (
    <section className={css.library} aria-labelledby="styles" data-testid="styles">
      <header className={css.head}>
        <div className={css.words}>
          <h2 id="styles" className={css.title}>
            Styles
          </h2>
          <p className={css.lead}>
            Small files, called LoRAs, that give a network a look of its own: clay, a hand-drawn line, a certain kind of
            figure. You choose them, and how strongly they work, where you make something.
          </p>
        </div>
        {!isNew && (
          <Button variant="default" leftSection={<Icon name="plus" />} disabled={!all} onClick={() => setNew(true)}>
            Add a style
          </Button>
        )}
      </header>
      <LoadFailure failure={failure} onAgain={() => void load()} />
      {refusal && <Notice tone="bad">{refusal}</Notice>}
      {isNew && all && <NewStyleForm shelf={all} onDone={() => setNew(false)} />}
      {all && all.items.length > 0 && (
        <ul className={css.list} aria-label="Styles">
          {all.items.map((style) => (
            <StyleCard key={style.name} style={style} />
          ))}
        </ul>
      )}
    </section>
  )
}
