import { Button } from '@mantine/core'
import type { ToolSpec } from './catalog'
import type { Values } from './fields'
import { ToolField } from './ToolField'
import css from './ToolForm.module.css'

interface Props {
  tool: ToolSpec
  values: Values
  isBusy: boolean
  onChange: (change: Values) => void
  onAsk: () => void
}

/** What a tool can be asked for, and the button that asks. */
export function ToolForm({ tool, values, isBusy, onChange, onAsk }: Props) {
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        onAsk()
      }}
    >
      {tool.fields
        .filter((field) => field.when?.(values) ?? true)
        .map((field) => (
          <ToolField
            key={field.name}
            field={field}
            value={values[field.name]}
            onChange={(value) => onChange({ [field.name]: value })}
          />
        ))}
      <Button type="submit" className={css.go} loading={isBusy}>
        {tool.verb}
      </Button>
    </form>
  )
}
