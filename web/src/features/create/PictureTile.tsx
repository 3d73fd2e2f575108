import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import { Icon } from '../../ui/Icon'
import { Progress } from '../../ui/Progress'
import { bytes } from '../../ui/words'
import css from './PictureTile.module.css'
import { useCreate, type Chosen } from './store'

/** A chosen picture: how far it is sent, or why it was refused. */
export function PictureTile({ picture }: { picture: Chosen }) {
  const remove = useCreate((create) => create.remove)
  const [isShown, setShown] = useState(true)
  const { file, state } = picture
  return (
    <li className={css.tile} data-state={state} data-testid="picture-tile">
      <div className={css.frame}>
        {isShown ? (
          <img src={picture.preview} alt="" className={css.image} onError={() => setShown(false)} />
        ) : (
          <span className={css.blank}>
            <Icon name="picture" size={34} />
          </span>
        )}
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
