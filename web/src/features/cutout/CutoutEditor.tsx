import { Button, Center, Loader, Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { Notice } from '../../ui/Notice'
import { CutoutDesk } from './CutoutDesk'
import css from './CutoutEditor.module.css'
import { LeaveQuestion } from './LeaveQuestion'
import { useCutout } from './useCutout'

export interface CutoutEditorProps {
  pictureUrl: string
  /** The automatic cut-out: the picture's colours, its mask as opacity. Null where none was found. */
  cutoutUrl: string | null
  /** Takes the mask as PNG, white kept, black removed, at the picture's size. What it rejects with is shown. */
  onApply: (mask: Blob) => Promise<void>
  onClose: () => void
}

/** A dialog to correct which part of a picture becomes the object. */
export function CutoutEditor({ pictureUrl, cutoutUrl, onApply, onClose }: CutoutEditorProps) {
  const [round, setRound] = useState(0)
  return (
    <Opened
      key={`${round} ${pictureUrl} ${cutoutUrl ?? ''}`}
      {...{ pictureUrl, cutoutUrl, onApply, onClose }}
      onAgain={() => setRound(round + 1)}
    />
  )
}

function Opened({ pictureUrl, cutoutUrl, onApply, onClose, onAgain }: CutoutEditorProps & { onAgain: () => void }) {
  const state = useCutout(pictureUrl, cutoutUrl)
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [isAsking, setIsAsking] = useState(false)
  const leave = () => {
    if (state.kind === 'ready' && state.store.getState().board.isChanged) setIsAsking(true)
    else onClose()
  }

  return (
    <Modal
      opened
      onClose={leave}
      title="Correct the cut-out"
      fullScreen={isPhone}
      size="min(72rem, 94vw)"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ content: css.dialog, header: css.head, title: css.title, body: css.body }}
    >
      {state.kind === 'loading' && (
        <Center flex={1} role="status" aria-label="Opening the picture">
          <Loader size="sm" />
        </Center>
      )}
      {state.kind === 'failed' && (
        <Center flex={1} p="xl">
          <Notice tone="bad" actions={<Button onClick={onAgain}>Try again</Button>}>
            {state.sentence}
          </Notice>
        </Center>
      )}
      {state.kind === 'ready' && (
        <CutoutDesk store={state.store} picture={state.picture} hasAutomatic={cutoutUrl !== null} onApply={onApply} />
      )}
      {isAsking && <LeaveQuestion onStay={() => setIsAsking(false)} onLeave={onClose} />}
    </Modal>
  )
}
