import { Button, FileInput, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { NewStyle } from '../../api/styles'
import type { Styles } from '../../api/types'
import { More } from '../../ui/More'
import { Progress } from '../../ui/Progress'
import { useToasts } from '../../ui/toasts'
import { bytes } from '../../ui/words'
import css from './NewStyleForm.module.css'
import { useStyles } from './store'

const NOTHING = { file: null, preview: null, config: null, name: '', title: '', triggers: '', network: '' }
type Draft = Omit<NewStyle, 'file'> & { file: File | null }

/** What a style is added by: its file, and what is said of it. */
export function NewStyleForm({ shelf, onDone }: { shelf: Styles; onDone: () => void }) {
  const { add, sent, forgive } = useStyles()
  const [draft, setDraft] = useState<Draft>({ ...NOTHING, licence: '', source: '' })
  const put = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const isTooLarge = draft.file !== null && draft.file.size > shelf.upload_max_bytes

  async function send(): Promise<void> {
    if (!draft.file) return
    const called = draft.title || draft.name || draft.file.name
    if (await add({ ...draft, file: draft.file })) {
      useToasts.getState().say({ text: `${called} is kept.` })
      onDone()
    }
  }

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <div className={css.fields}>
        <FileInput
          label="The LoRA"
          description={`A .safetensors file, up to ${bytes(shelf.upload_max_bytes)}`}
          placeholder="Choose a file"
          accept=".safetensors"
          value={draft.file}
          error={isTooLarge && 'This file is too large to be sent. `orfeas styles add` takes it.'}
          onChange={(file) => put({ file })}
        />
        <FileInput
          label="A picture to show it by"
          description="PNG, JPEG or WebP; may be left out"
          placeholder="Choose a picture"
          accept="image/png,image/jpeg,image/webp"
          clearable
          value={draft.preview}
          onChange={(preview) => put({ preview })}
        />
        <TextInput
          label="Title"
          description="As you want to see it"
          placeholder="Clay figures"
          maxLength={120}
          value={draft.title}
          onChange={(event) => put({ title: event.currentTarget.value })}
        />
        <TextInput
          label="Words that call it up"
          description="Parted by commas, if it has any"
          placeholder="clay figure, soft clay"
          maxLength={1000}
          value={draft.triggers}
          onChange={(event) => put({ triggers: event.currentTarget.value })}
        />
      </div>
      <More isGrid>
        <NativeSelect
          label="What it is for"
          description="Told by its layers, in most cases"
          value={draft.network}
          data={[{ value: '', label: 'find out' }, ...shelf.networks]}
          onChange={(event) => put({ network: event.currentTarget.value })}
        />
        <TextInput
          label="Short name"
          description="For scripts, such as clay-figure"
          placeholder="the file’s"
          maxLength={64}
          value={draft.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Licence"
          description="As its maker states it"
          maxLength={4000}
          value={draft.licence}
          onChange={(event) => put({ licence: event.currentTarget.value })}
        />
        <Textarea
          label="Where it came from"
          description="A page, or a name"
          autosize
          minRows={1}
          maxLength={500}
          value={draft.source}
          onChange={(event) => put({ source: event.currentTarget.value })}
        />
        <FileInput
          label="adapter_config.json"
          description="If one came with the file"
          placeholder="Choose a file"
          accept="application/json"
          clearable
          value={draft.config}
          onChange={(config) => put({ config })}
        />
      </More>
      {sent !== null && <Progress label="Sending the style" fraction={sent} isWaiting={sent >= 1} />}
      <div className={css.actions}>
        <Button
          variant="default"
          disabled={sent !== null}
          onClick={() => {
            forgive()
            onDone()
          }}
        >
          Not now
        </Button>
        <Button type="submit" loading={sent !== null} disabled={!draft.file || isTooLarge}>
          Keep this style
        </Button>
      </div>
    </form>
  )
}
