import { useId } from 'react'
import css from './Choice.module.css'

export interface Option<Value extends string> {
  value: Value
  title: string
  text?: string
  /** A short fact at the right edge. */
  fact?: string
}

interface Props<Value extends string> {
  label: string
  options: readonly Option<Value>[]
  value: Value
  onChange: (value: Value) => void
  /** Beside each other where there is room. */
  isGrid?: boolean
}

/** One of a few, each with a sentence: radio buttons that look like cards. */
export function Choice<Value extends string>({ label, options, value, onChange, isGrid = false }: Props<Value>) {
  const name = useId()
  return (
    <fieldset className={css.set} data-grid={isGrid || undefined}>
      <legend className={css.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className={css.input}
          />
          <span className={css.words}>
            <span className={css.title}>
              {option.title}
              {option.fact && <span className={css.fact}>{option.fact}</span>}
            </span>
            {option.text && <span className={css.text}>{option.text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
