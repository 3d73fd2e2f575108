import { NumberInput } from '@mantine/core'
import type { Recipes } from '../../api/types'
import type { Wish } from './store'

interface Props {
  engine: Recipes['engines'][number]
  recipe: Recipes['items'][number] | undefined
  wish: Wish
  onChange: (wish: Partial<Wish>) => void
}

const chosen = (value: number | string): number | null => (typeof value === 'number' ? value : null)

/** Steps and guidance of an engine that works in steps; nothing for one that does not. */
export function SamplingFields({ engine, recipe, wish, onChange }: Props) {
  const { steps, guidance } = engine
  if (!steps || !guidance) return null
  return (
    <>
      <NumberInput
        label="Steps"
        description="More take longer, and are often finer."
        placeholder={recipe && `${recipe.steps}, as the recipe says`}
        min={steps.least}
        max={steps.most}
        allowDecimal={false}
        allowNegative={false}
        value={wish.steps ?? ''}
        onChange={(value) => onChange({ steps: chosen(value) })}
      />
      <NumberInput
        label="Guidance"
        description="How closely it keeps to the picture; much exaggerates."
        placeholder={recipe && `${recipe.guidance}, as the recipe says`}
        min={guidance.least}
        max={guidance.most}
        step={0.5}
        allowNegative={false}
        value={wish.guidance ?? ''}
        onChange={(value) => onChange({ guidance: chosen(value) })}
      />
    </>
  )
}
