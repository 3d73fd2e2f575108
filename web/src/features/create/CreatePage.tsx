import { Button, Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Job } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import css from './CreatePage.module.css'
import { PictureDrop } from './PictureDrop'
import { PictureTile } from './PictureTile'
import { useCreate } from './store'
import { usePicturesFromAnywhere } from './usePicturesFromAnywhere'
import { useRecipes } from './useRecipes'
import { WishForm } from './WishForm'

interface Props {
  onAsked: (jobs: Job[], about: { isAll: boolean }) => void
  /** Shown below while nothing is chosen. */
  below: ReactNode
}

/** Choose pictures, say what to make of them, go. */
export function CreatePage({ onAsked, below }: Props) {
  const { chosen, add, submit, isSubmitting } = useCreate()
  const isOver = usePicturesFromAnywhere(add)
  const { recipes, failure, load } = useRecipes()
  const count = chosen.length

  async function send(): Promise<void> {
    if (!recipes) return
    const jobs = await submit(recipes.default)
    onAsked(jobs, { isAll: useCreate.getState().chosen.length === 0 })
  }

  return (
    <Page
      title="From a picture to a 3D object"
      lead="Closed, textured and checked, ready to show, print or place in a scene. Everything happens on this machine."
    >
      {count === 0 ? (
        <>
          <PictureDrop onFiles={add} isOver={isOver} isSmall={false} />
          {below}
        </>
      ) : (
        <form
          className={css.columns}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <ul
            className={css.pictures}
            aria-label="Chosen pictures"
            data-single={(count === 1 && chosen[0]?.state !== 'refused') || undefined}
          >
            {chosen.map((picture) => (
              <PictureTile key={picture.id} picture={picture} />
            ))}
            {!isSubmitting && (
              <li className={css.add}>
                <PictureDrop onFiles={add} isOver={isOver} isSmall />
              </li>
            )}
          </ul>
          <div className={css.side}>
            {failure && (
              <Notice
                tone="bad"
                actions={
                  <Button size="xs" variant="default" onClick={load}>
                    Try again
                  </Button>
                }
              >
                {failure}
              </Notice>
            )}
            {recipes ? <WishForm recipes={recipes} /> : <Skeleton height={260} radius="md" />}
            <Button
              type="submit"
              size="md"
              fullWidth
              loading={isSubmitting}
              disabled={!recipes}
              rightSection={<Icon name="arrow" />}
            >
              {count === 1 ? 'Make it 3D' : `Make ${count} objects`}
            </Button>
          </div>
        </form>
      )}
    </Page>
  )
}
