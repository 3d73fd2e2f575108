import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Style } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { useToasts } from '../../ui/toasts'
import { bytes } from '../../ui/words'
import { useStyles } from './store'
import css from './StyleCard.module.css'
import { StylePicture } from './StylePicture'

/** One style: how it looks, what it is for, and the words that call it up. */
export function StyleCard({ style }: { style: Style }) {
  const [isAsking, setAsking] = useState(false)
  const remove = useStyles((shelf) => shelf.remove)

  async function go(): Promise<void> {
    setAsking(false)
    if (await remove(style.name)) useToasts.getState().say({ text: `${style.title} is removed.` })
  }

  return (
    <li className={css.card} data-testid={`style-${style.name}`}>
      <StylePicture style={style} isLarge />
      <div className={css.words}>
        <h3 className={css.title}>{style.title}</h3>
        {style.network && style.bytes !== null && (
          <p className={css.fact}>
            for {style.network} · {bytes(style.bytes)}
          </p>
        )}
        {style.triggers.length > 0 && <p className={css.fact}>say “{style.triggers.join('”, “')}”</p>}
        {style.licence && <p className={css.fact}>licence: {style.licence}</p>}
        {style.problem && <Notice tone="bad">{style.problem}</Notice>}
      </div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={css.remove}
        aria-label={`Remove ${style.title}`}
        onClick={() => setAsking(true)}
      >
        <Icon name="trash" />
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={`Remove ${style.title}?`}
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p className={css.text}>Work that waits for it will fail. What was made with it stays.</p>
        <div className={css.actions}>
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            Keep it
          </Button>
          <Button color="red.9" onClick={() => void go()}>
            Remove
          </Button>
        </div>
      </Modal>
    </li>
  )
}
