import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Recipes } from '../../api/types'
import { Choice } from '../../ui/Choice'
import { Icon } from '../../ui/Icon'
import { More } from '../../ui/More'
import { Notice } from '../../ui/Notice'
import { ArmFields } from './ArmFields'
import css from './NewTrial.module.css'
import { firstPlan, MOST_ARMS, newArm, requestOf, titleOf, type Plan, type RenderStyles } from './plan'
import { useTrials } from './store'
import { MEASURES } from './words'

interface Props {
  recipes: Recipes
  renderStyles: RenderStyles
  onDone: () => void
}

/** The form that starts a trial. */
export function NewTrial({ recipes, renderStyles, onDone }: Props) {
  const [plan, setPlan] = useState<Plan>(() => firstPlan(recipes))
  const { start, refused, isAsking } = useTrials()
  const change = (part: Partial<Plan>) => setPlan({ ...plan, ...part })
  const { arms } = plan
  return (
    <form
      className={css.form}
      aria-label="A new trial"
      onSubmit={(event) => {
        event.preventDefault()
        void start(requestOf(plan)).then((isStarted) => isStarted && onDone())
      }}
    >
      <div className={css.arms}>
        {arms.map((arm, index) => (
          <ArmFields
            key={arm.key}
            arm={arm}
            number={index + 1}
            recipes={recipes}
            renderStyles={renderStyles}
            onChange={(changed) => change({ arms: arms.map((each) => (each.key === arm.key ? changed : each)) })}
            onRemove={arms.length > 2 ? () => change({ arms: arms.filter((each) => each.key !== arm.key) }) : undefined}
          />
        ))}
        {arms.length < MOST_ARMS && (
          <Button
            variant="subtle"
            size="compact-sm"
            className={css.add}
            leftSection={<Icon name="plus" size={16} />}
            onClick={() => change({ arms: [...arms, newArm(Math.max(...arms.map(({ key }) => key)) + 1)] })}
          >
            Add an arm
          </Button>
        )}
      </div>
      <Choice
        label="What decides"
        isGrid
        value={plan.measure}
        options={MEASURES}
        onChange={(measure) => change({ measure })}
      />
      <More label="Name, and who takes part" isGrid>
        <TextInput
          label="Name"
          placeholder={titleOf({ ...plan, name: '' })}
          maxLength={120}
          value={plan.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label="Requests for"
          value={plan.recipe}
          data={recipes.items.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={(event) => change({ recipe: event.currentTarget.value })}
        />
        <NumberInput
          label="Share that takes part"
          suffix=" %"
          min={1}
          max={100}
          allowDecimal={false}
          value={plan.percent}
          onChange={(value) => change({ percent: typeof value === 'number' ? value : 100 })}
        />
      </More>
      {refused && <Notice tone="bad">{refused}</Notice>}
      <div className={css.actions}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={isAsking}>
          Start the trial
        </Button>
      </div>
    </form>
  )
}
