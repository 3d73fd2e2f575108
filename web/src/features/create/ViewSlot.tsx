import { ActionIcon } from '@mantine/core'
import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react'
import { Icon } from '../../ui/Icon'
import { Progress } from '../../ui/Progress'
import type { View } from '../../ui/views'
import { sentenceCase } from '../../ui/words'
import type { Chosen } from './chosen'
import { PicturePreview } from './PicturePreview'
import { useCreate } from './store'
import { ViewDiagram } from './ViewDiagram'
import css from './ViewSlot.module.css'

const FROM: Record<View, string> = {
  left: 'stand at its left hand, on your right',
  back: 'stand behind it',
  right: 'stand at its right hand, on your left',
  top: 'look down, front at the bottom',
}

interface Props {
  chosen: Chosen
  view: View
  isLocked: boolean
}

/** A place for the picture of one side: drop it, paste it, or press to choose. */
export function ViewSlot({ chosen, view, isLocked }: Props) {
  const setView = useCreate((create) => create.setView)
  const chooser = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLButtonElement>(null)
  const [isOver, setOver] = useState(false)
  const picture = chosen.views[view]
  const title = sentenceCase(view)

  function take(event: DragEvent | ClipboardEvent, files: FileList): void {
    const file = files[0]
    if (!file || isLocked) return
    event.preventDefault()
    setView(chosen.id, view, file)
  }

  return (
    <li
      className={css.slot}
      data-state={picture?.state ?? 'empty'}
      data-over={isOver || undefined}
      data-testid={`view-${view}`}
      onDragEnter={() => setOver(!isLocked)}
      onDragOver={(event) => {
        if (!isLocked) event.preventDefault()
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        setOver(false)
        take(event, event.dataTransfer.files)
      }}
      onPaste={(event) => take(event, event.clipboardData.files)}
    >
      <div className={css.frame}>
        <button
          ref={place}
          type="button"
          className={css.place}
          disabled={isLocked}
          aria-label={picture ? `Another picture from its ${view}` : `Add a picture from its ${view}`}
          onClick={() => chooser.current?.click()}
        >
          {picture ? <PicturePreview key={picture.preview} src={picture.preview} /> : <ViewDiagram view={view} />}
        </button>
        {picture && !isLocked && (
          <ActionIcon
            className={css.remove}
            variant="filled"
            color="dark"
            radius="xl"
            aria-label={`Remove the picture from its ${view}`}
            onClick={() => {
              setView(chosen.id, view, null)
              place.current?.focus()
            }}
          >
            <Icon name="cross" size={16} />
          </ActionIcon>
        )}
      </div>
      <div className={css.words}>
        <span className={css.title}>{title}</span>
        <span className={css.text}>{picture ? picture.file.name : FROM[view]}</span>
      </div>
      {picture?.state === 'sending' && (
        <Progress label={`Sending ${picture.file.name}`} fraction={picture.sent} isWaiting={picture.sent >= 1} />
      )}
      {picture?.refusal && (
        <p className={css.refusal} role="alert">
          {picture.refusal}
        </p>
      )}
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        hidden
        data-testid={`view-input-${view}`}
        aria-label={`Picture from its ${view}`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) setView(chosen.id, view, file)
          event.currentTarget.value = ''
        }}
      />
    </li>
  )
}
