import { ActionIcon } from '@mantine/core'
import { Icon } from '../../ui/Icon'
import { Progress } from '../../ui/Progress'
import { bytes } from '../../ui/words'
import css from './PictureTile.module.css'
import { viewsOf, type Chosen } from './chosen'
import { PicturePreview } from './PicturePreview'
import { useCreate } from './store'

/** A chosen picture: how far it is sent, or why it was refused. */
export function PictureTile({ picture, isOnly }: { picture: Chosen; isOnly: boolean }) {
  const remove = useCreate((create) => create.remove)
  const { file, state } = picture
  const views = isOnly ? [] : viewsOf(picture)
  return (
    <li className={css.tile} data-state={state} data-testid="picture-tile">
      <div className={css.frame}>
        <PicturePreview src={picture.preview} />
        {state !== 'sending' && (
          <ActionIcon
            className={css.remove}
            variant="filled"
            color="dark"
            radius="xl"
            aria-label={`Remove ${file.name}`}
            onClick={() => remove(picture.id)}
          >
            <Icon name="cross" size={16} />
          </ActionIcon>
        )}
      </div>
      <div className={css.words}>
        <span className={css.name}>{file.name}</span>
        <span className={css.size}>{bytes(file.size)}</span>
      </div>
      {views.length > 0 && <span className={css.views}>and from its {views.join(', ')}</span>}
      {state === 'sending' && (
        <Progress label={`Sending ${file.name}`} fraction={picture.sent} isWaiting={picture.sent >= 1} />
      )}
      {picture.refusal && (
        <p className={css.refusal} role="alert" data-testid="picture-refusal">
          {picture.refusal}
        </p>
      )}
    </li>
  )
}
