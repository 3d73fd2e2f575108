import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../ui/Icon'
import { VIEWS } from '../../ui/views'
import { hasViews, type Chosen } from './chosen'
import { ViewSlot } from './ViewSlot'
import css from './ViewSlots.module.css'

/** The same thing from other sides: a place for each, once they are asked for. */
export function ViewSlots({ chosen, isLocked }: { chosen: Chosen; isLocked: boolean }) {
  const [isAsked, setAsked] = useState(false)
  const slots = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (isAsked) slots.current?.querySelector('button')?.focus()
  }, [isAsked])
  const isOpen = isAsked || hasViews(chosen)
  return (
    <section className={css.part} aria-labelledby="more-views">
      <div className={css.head}>
        <div>
          <h2 id="more-views" className={css.title}>
            More views of it
          </h2>
          <p className={css.lead}>
            {isOpen
              ? 'Your picture is the front. Sides are the object\u2019s own, as if it faced you. Any of them may stay empty.'
              : 'Pictures of the same thing from other sides give its true depth.'}
          </p>
        </div>
        {!isOpen && (
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={16} />}
            aria-expanded={false}
            disabled={isLocked}
            onClick={() => setAsked(true)}
          >
            Add more views
          </Button>
        )}
      </div>
      {isOpen && (
        <ul ref={slots} className={css.slots} aria-label="Views">
          {VIEWS.map((view) => (
            <ViewSlot key={view} chosen={chosen} view={view} isLocked={isLocked} />
          ))}
        </ul>
      )}
    </section>
  )
}
