import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Trial } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { useTrials } from './store'
import css from './NewTrial.module.css'

/** Deletes a trial once more has been said than a click: its outcomes cannot be had back. */
export function DeleteTrial({ trial }: { trial: Trial }) {
  const [isOpen, setOpen] = useState(false)
  const { remove, isAsking } = useTrials()
  return (
    <>
      <Button variant="default" leftSection={<Icon name="trash" />} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={`Delete ${trial.name}?`}
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <p className={css.text}>Its outcomes are forgotten. The objects it made stay.</p>
        <div className={css.actions}>
          <Button variant="default" data-autofocus onClick={() => setOpen(false)}>
            Keep it
          </Button>
          <Button
            color="red.9"
            loading={isAsking}
            onClick={() => {
              void remove(trial.id).then(() => setOpen(false))
            }}
          >
            Delete
          </Button>
        </div>
      </Modal>
    </>
  )
}
