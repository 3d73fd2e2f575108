import { ActionIcon, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { Recipes } from '../../api/types'
import { Icon } from '../../ui/Icon'
import css from './NewTrial.module.css'
import { nameOf, type ArmPlan, type RenderStyles } from './plan'

interface Props {
  arm: ArmPlan
  number: number
  recipes: Recipes
  onChange: (arm: ArmPlan) => void
  renderStyles: RenderStyles
  /** Left out where no arm can be spared. */
  onRemove?: () => void
}

/** One of the ways that are to be compared. */
export function ArmFields({ arm, number, recipes, onChange, renderStyles, onRemove }: Props) {
  const { steps, guidance } = recipes.engines.find(({ name }) => name === arm.engine) ?? {}
  return (
    <fieldset className={css.arm}>
      <legend className={css.spoken}>Arm {number}</legend>
      <TextInput
        label={`Arm ${number}`}
        placeholder={nameOf({ ...arm, name: '' })}
        maxLength={40}
        value={arm.name}
        onChange={(event) => onChange({ ...arm, name: event.currentTarget.value })}
      />
      <NativeSelect
        label="Recipe"
        value={arm.recipe}
        data={[
          { value: '', label: 'as asked for' },
          ...recipes.items.map(({ name, title }) => ({ value: name, label: title })),
        ]}
        onChange={(event) => onChange({ ...arm, recipe: event.currentTarget.value })}
      />
      <NativeSelect
        label="Engine"
        value={arm.engine}
        data={[
          { value: '', label: 'as the recipe says' },
          ...recipes.engines.map(({ name, is_installed: isHere }) => ({
            value: name,
            label: isHere ? name : `${name} (no weights here)`,
            disabled: !isHere,
          })),
        ]}
        onChange={(event) =>
          onChange({ ...arm, engine: event.currentTarget.value, steps: null, guidance: null, styles: [] })
        }
      />
      {onRemove && (
        <ActionIcon variant="default" size={36} aria-label={`Leave out arm ${number}`} onClick={onRemove}>
          <Icon name="cross" size={16} />
        </ActionIcon>
      )}
      {steps && (
        <NumberInput
          label="Steps"
          className={css.second}
          placeholder="the recipe's own"
          min={steps.least}
          max={steps.most}
          allowDecimal={false}
          value={arm.steps ?? ''}
          onChange={(value) => onChange({ ...arm, steps: typeof value === 'number' ? value : null })}
        />
      )}
      {guidance && (
        <NumberInput
          label="Guidance"
          placeholder="the recipe's own"
          min={guidance.least}
          max={guidance.most}
          step={0.5}
          value={arm.guidance ?? ''}
          onChange={(value) => onChange({ ...arm, guidance: typeof value === 'number' ? value : null })}
        />
      )}
      {arm.engine && (
        <div className={css.styles}>
          {renderStyles(arm.engine, arm.styles, (styles) => onChange({ ...arm, styles }))}
        </div>
      )}
    </fieldset>
  )
}
