import { NumberInput, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import css from './SizeField.module.css'

const UNITS = { cm: 0.01, m: 1 } as const
type Unit = keyof typeof UNITS

interface Props {
  metres: number | null
  onChange: (metres: number | null) => void
}

/** How large the thing really is, if it is known. */
export function SizeField({ metres, onChange }: Props) {
  const [choice, setChoice] = useState<Unit | 'unknown'>(metres === null ? 'unknown' : metres >= 1 ? 'm' : 'cm')
  const [text, setText] = useState<string | number>(metres === null ? '' : metres / UNITS[metres >= 1 ? 'm' : 'cm'])

  function tell(nextChoice: Unit | 'unknown', next: string | number): void {
    const amount = typeof next === 'number' ? next : Number.parseFloat(next)
    onChange(nextChoice === 'unknown' || !(amount > 0) ? null : Number((amount * UNITS[nextChoice]).toPrecision(6)))
  }

  return (
    <fieldset className={css.set}>
      <legend className={css.legend}>Longest side of the real thing</legend>
      <SegmentedControl
        fullWidth
        aria-label="Longest side"
        value={choice}
        data={[
          { value: 'unknown', label: 'Not known' },
          { value: 'cm', label: 'cm' },
          { value: 'm', label: 'm' },
        ]}
        onChange={(value) => {
          setChoice(value)
          tell(value, text)
        }}
      />
      {choice === 'unknown' ? (
        <p className={css.note}>10 cm will be assumed, and said so in the report.</p>
      ) : (
        <NumberInput
          aria-label={`Longest side in ${choice === 'm' ? 'metres' : 'centimetres'}`}
          placeholder={choice === 'm' ? 'such as 1.8' : 'such as 12'}
          suffix={` ${choice}`}
          min={0}
          allowNegative={false}
          decimalScale={3}
          hideControls
          value={text}
          onChange={(value) => {
            setText(value)
            tell(choice, value)
          }}
        />
      )}
    </fieldset>
  )
}
