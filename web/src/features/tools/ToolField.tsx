import { NativeSelect, NumberInput, Switch } from '@mantine/core'
import { usePresets } from '../../api/presets'
import { LengthField } from '../../ui/LengthField'
import { shown, taken, type Field } from './fields'
import css from './ToolForm.module.css'

interface Props {
  field: Field
  value: unknown
  onChange: (value: unknown) => void
}

/** One thing a tool asks for. */
export function ToolField({ field, value, onChange }: Props) {
  const presets = usePresets()
  const { label, hint } = field
  switch (field.as) {
    case 'switch':
      return (
        <Switch
          className={css.wide}
          label={label}
          description={hint}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'length':
      return (
        <LengthField
          label={label}
          hint={hint}
          placeholder={field.placeholder}
          metres={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      )
    case 'number':
      return (
        <NumberInput
          label={label}
          description={hint}
          placeholder={field.placeholder}
          min={field.min}
          max={field.max}
          step={field.step}
          suffix={field.suffix}
          allowNegative={false}
          allowDecimal={field.scale !== undefined}
          thousandSeparator=","
          value={shown(value, field.scale)}
          onChange={(typed) => onChange(taken(typed, field.scale))}
        />
      )
    case 'choice':
      return (
        <NativeSelect
          label={label}
          description={hint}
          data={field.options.map((option, number) => ({ label: option.label, value: String(number) }))}
          value={field.options.findIndex((option) => JSON.stringify(option.value) === JSON.stringify(value))}
          onChange={(event) => onChange(field.options[Number(event.currentTarget.value)]?.value)}
        />
      )
    case 'preset':
      return (
        <NativeSelect
          label={label}
          description={hint}
          data={[
            ...(field.none ? [{ label: field.none, value: '' }] : []),
            ...presets[field.of].map((each) => ({ label: each.title, value: each.name })),
          ]}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )
  }
}
