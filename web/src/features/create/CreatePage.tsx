import { Button, Skeleton } from '@mantine/core'
import { useCallback, type ReactNode } from 'react'
import type { Job } from '../../api/types'
import { isMeshName, MESH_ACCEPT } from '../../api/upload'
import { FileDrop } from '../../ui/FileDrop'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { useFilesFromAnywhere } from '../../ui/useFilesFromAnywhere'
import css from './CreatePage.module.css'
import { PictureTile } from './PictureTile'
import { useCreate } from './store'
import { useRecipes } from './useRecipes'
import { ViewSlots } from './ViewSlots'
import { WishForm, type RenderStyles } from './WishForm'

const ACCEPT = `image/png,image/jpeg,image/webp,${MESH_ACCEPT}`

interface Props {
  onAsked: (jobs: Job[], about: { isAll: boolean }) => void
  /** Meshes were dropped or chosen; they go another way. */
  onMeshes: (files: File[]) => void
  /** The meshes on their way. */
  meshes: ReactNode
  /** Another way to a picture, while nothing is chosen. */
  words: ReactNode
  /** The styles that an engine takes. */
  renderStyles: RenderStyles
  /** Shown below while nothing is chosen. */
  below: ReactNode
}

/** Choose pictures, say what to make of them, go. */
export function CreatePage({ onAsked, onMeshes, meshes, words, renderStyles, below }: Props) {
  const { chosen, add, submit, isSubmitting } = useCreate()
  const take = useCallback(
    (files: File[]) => {
      const sent = files.filter((file) => isMeshName(file.name))
      if (sent.length > 0) onMeshes(sent)
      if (sent.length < files.length) add(files.filter((file) => !isMeshName(file.name)))
    },
    [add, onMeshes],
  )
  const isOver = useFilesFromAnywhere(take)
  const { recipes, failure, load } = useRecipes()
  const count = chosen.length
  const drop = { onFiles: take, isOver, accept: ACCEPT, inputLabel: 'Choose pictures', testId: 'picture-input' }

  async function send(): Promise<void> {
    if (!recipes) return
    const jobs = await submit(recipes)
    onAsked(jobs, { isAll: useCreate.getState().chosen.length === 0 })
  }

  return (
    <Page
      title="From a picture to a 3D object"
      lead="Closed, textured and checked, ready to show, print or place in a scene. Everything happens on this machine."
    >
      {meshes}
      {count === 0 ? (
        <>
          <FileDrop
            {...drop}
            icon="picture"
            title="Drop a picture here"
            text="or paste one, or press to choose. Several at once are fine."
            remark="PNG, JPEG or WebP, up to 25 MB. One object on a plain background works best. A mesh (GLB, OBJ, STL, PLY, 3MF) can be finished as well."
          />
          {words}
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
          <div className={css.main}>
            <ul
              className={css.pictures}
              aria-label="Chosen pictures"
              data-single={(count === 1 && chosen[0]?.state !== 'refused') || undefined}
            >
              {chosen.map((picture) => (
                <PictureTile key={picture.id} picture={picture} isOnly={count === 1} />
              ))}
              {!isSubmitting && (
                <li className={css.add}>
                  <FileDrop {...drop} isSmall icon="plus" title="Another object" />
                </li>
              )}
            </ul>
            {count === 1 && chosen[0] && <ViewSlots key={chosen[0].id} chosen={chosen[0]} isLocked={isSubmitting} />}
          </div>
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
            {recipes ? (
              <WishForm recipes={recipes} renderStyles={renderStyles} />
            ) : (
              <Skeleton height={260} radius="md" />
            )}
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
