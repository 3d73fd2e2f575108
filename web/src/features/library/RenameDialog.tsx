import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../../api/problem'
import type { Asset } from '../../api/types'
import css from './RenameDialog.module.css'
import { useLibrary } from './store'

interface Props {
  asset: Asset
  onClose: () => void
  onRenamed?: (name: string) => void
}

/** Gives an object another name. */
export function RenameDialog({ asset, onClose, onRenamed }: Props) {
  const [name, setName] = useState(asset.name)
  const [failure, setFailure] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const rename = useLibrary((library) => library.rename)

  async function save(): Promise<void> {
    setSaving(true)
    try {
      await rename(asset.id, name.trim())
      onRenamed?.(name.trim())
      onClose()
    } catch (error) {
      setFailure(sentenceOf(error))
      setSaving(false)
    }
  }

  return (
    <Modal opened onClose={onClose} title="Rename" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          label="Name"
          data-autofocus
          maxLength={120}
          value={name}
          error={failure}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={css.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving} disabled={!name.trim()}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  )
}
