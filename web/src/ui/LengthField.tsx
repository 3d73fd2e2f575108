import { NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import css from './LengthField.module.css'
import { LENGTH_UNITS, metresIn, suitingUnit, type LengthUnit } from './lengths'

interface Props {
  label: string
  hint?: string
  /** Null while nothing is said. */
  metres: number | null
  onChange: (metres: number | null) => void
  placeholder?: string
  /** The unit to begin with where nothing is said yet. */
  unit?: LengthUnit
}

/** A length in the unit one thinks in; told in metres. */
export function LengthField({ label, hint, metres, onChange, placeholder, unit: first = 'cm' }: Props) {
  const [unit, setUnit] = useState<LengthUnit>(metres === null ? first : suitingUnit(metres))
  const [text, setText] = useState<string | number>(
    metres === null ? '' : Number((metres / LENGTH_UNITS[unit]).toPrecision(6)),
  )
  return (
    <NumberInput
      label={label}
      description={hint}
      placeholder={placeholder}
      min={0}
      allowNegative={false}
      decimalScale={4}
      hideControls
      value={text}
      onChange={(value) => {
        setText(value)
        onChange(metresIn(value, unit))
      }}
      rightSectionWidth={62}
      rightSection={
        <NativeSelect
          variant="unstyled"
          size="sm"
          className={css.unit}
          classNames={{ input: css.select }}
          rightSectionWidth={20}
          aria-label={`Unit of ${label.toLowerCase()}`}
          data={Object.keys(LENGTH_UNITS)}
          value={unit}
          onChange={(event) => {
            const next = event.currentTarget.value as LengthUnit
            setUnit(next)
            onChange(metresIn(text, next))
          }}
        />
      }
    />
  )
}
