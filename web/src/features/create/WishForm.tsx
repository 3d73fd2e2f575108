import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useNetworks } from '../../api/networks'
import type { Recipes, StyleChoice } from '../../api/types'
import { Choice } from '../../ui/Choice'
import { More } from '../../ui/More'
import { number } from '../../ui/words'
import { unsuited } from './engines'
import { SamplingFields } from './SamplingFields'
import { SizeField } from './SizeField'
import { useCreate } from './store'
import css from './WishForm.module.css'

export type RenderStyles = (
  network: string,
  mix: readonly StyleChoice[],
  onMix: (mix: StyleChoice[]) => void,
) => ReactNode

interface Props {
  recipes: Recipes
  renderStyles: RenderStyles
}

/** What to make of the pictures: recipe, size, and what is rarely needed behind a button. */
export function WishForm({ recipes, renderStyles }: Props) {
  const { wish, change, chosen } = useCreate()
  const engines = recipes.engines.map((engine) => ({ ...engine, reason: unsuited(engine, chosen) }))
  const recipe = recipes.items.find((each) => each.name === (wish.recipe ?? recipes.default))
  const cutters = useNetworks('matting')
  const cutter = cutters.find(({ name }) => name === wish.matting)
  const engine = engines.find((each) => each.name === wish.engine && each.reason === null)
  return (
    <div className={css.form}>
      <Choice
        label="Recipe"
        value={wish.recipe ?? recipes.default}
        onChange={(recipe) => change({ recipe })}
        options={recipes.items.map((item) => ({
          value: item.name,
          title: item.title,
          text: item.sentence,
          fact: `${number(item.max_faces)} faces`,
        }))}
      />
      <SizeField metres={wish.sizeMetres} onChange={(sizeMetres) => change({ sizeMetres })} />
      <More isOpenFirst={wish.seed !== 0 || wish.name !== '' || wish.engine !== null || wish.matting !== null}>
        {chosen.length <= 1 && (
          <TextInput
            label="Name"
            placeholder="from the file, unless you give one"
            maxLength={120}
            value={wish.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label="Engine"
          description={engine?.sentence ?? 'The recipe chooses what suits your pictures.'}
          value={engine?.name ?? ''}
          data={[
            { value: '', label: 'as the recipe says' },
            ...engines.map(({ name, reason }) => ({
              value: name,
              label: reason ? `${name} (${reason})` : name,
              disabled: reason !== null,
            })),
          ]}
          onChange={(event) => change({ engine: event.currentTarget.value || null, styles: [] })}
        />
        {engine && <SamplingFields engine={engine} recipe={recipe} wish={wish} onChange={change} />}
        {engine && renderStyles(engine.name, wish.styles, (styles) => change({ styles }))}
        {cutters.length > 0 && (
          <NativeSelect
            label="Cut-out"
            description="A network finds the subject before any backdrop. A transparent picture, or one you cut out, is left as it is."
            value={cutter?.name ?? ''}
            data={[
              { value: '', label: 'by the backdrop' },
              ...cutters.map(({ name, title }) => ({ value: name, label: title ?? name })),
            ]}
            onChange={(event) => change({ matting: event.currentTarget.value || null })}
          />
        )}
        <NumberInput
          label="Seed"
          description="The same seed gives the same object."
          min={0}
          max={2 ** 31 - 1}
          allowDecimal={false}
          allowNegative={false}
          value={wish.seed}
          onChange={(value) => change({ seed: typeof value === 'number' ? value : 0 })}
        />
      </More>
    </div>
  )
}
