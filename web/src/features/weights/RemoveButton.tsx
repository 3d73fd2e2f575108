import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { WeightSet } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { useToasts } from '../../ui/toasts'
import { bytes } from '../../ui/words'
import css from './RemoveButton.module.css'
import { useWeights } from './store'

/** Removes weights once more has been said than a click. */
export function RemoveButton({ weights }: { weights: WeightSet }) {
  const [isOpen, setOpen] = useState(false)
  const { remove, asking } = useWeights()
  const { name, title, purpose, engine } = weights
  const called = title ?? name

  async function go(): Promise<void> {
    const freed = await remove(name)
    setOpen(false)
    if (freed !== null) useToasts.getState().say({ text: `${called} is removed; ${bytes(freed)} became free.` })
  }

  return (
    <div>
      <Button variant="default" leftSection={<Icon name="trash" />} onClick={() => setOpen(true)}>
        Remove
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={`Remove ${called}?`}
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p className={css.text}>
          Its files are deleted; what was only pointed to stays where it is.{' '}
          {purpose === 'shape' ? `The engine ${engine}` : 'Whoever asks for it'} then needs it to be downloaded again.
          Your objects stay.
        </p>
        <div className={css.actions}>
          <Button variant="default" data-autofocus onClick={() => setOpen(false)}>
            Keep it
          </Button>
          <Button color="red.9" loading={asking === name} onClick={() => void go()}>
            Remove
          </Button>
        </div>
      </Modal>
    </div>
  )
}
