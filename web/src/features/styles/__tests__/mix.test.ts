import { expect, test } from 'vitest'
import type { Style } from '../../../api/types'
import { fitting, unsaid, weightOf, withWeight } from '../mix'

const style = (name: string, more: Partial<Style> = {}): Style => ({
  ...{ name, title: name, triggers: [`${name} figure`], network: 'hunyuan3d21', format: 'peft', rank: 4, layers: 2 },
  ...{ bytes: 10, sha256: 'ab', licence: null, source: null, added_at: null, preview_url: null, problem: null },
  ...more,
})

test('a style joins a mix, changes and leaves it at nothing', () => {
  const clay = withWeight([], 'clay', 0.5)
  const both = withWeight(clay, 'ink', 1.0000000001)
  expect(both).toEqual([
    { name: 'clay', weight: 0.5 },
    { name: 'ink', weight: 1 },
  ])
  expect(withWeight(both, 'clay', 1.5)[0]).toEqual({ name: 'clay', weight: 1.5 })
  expect(withWeight(both, 'clay', 0)).toEqual([{ name: 'ink', weight: 1 }])
  expect([weightOf(both, 'clay'), weightOf(both, 'nobody')]).toEqual([0.5, 0])
})

test('only sound styles of the network are offered', () => {
  const all = [style('clay'), style('ink', { network: 'ZImagePipeline' }), style('torn', { problem: 'It is torn.' })]
  expect(fitting(all, 'hunyuan3d21').map((each) => each.name)).toEqual(['clay'])
  expect(fitting([style('odd', { network: null })], null)).toEqual([])
})

test('trigger words are offered until the prompt says them', () => {
  const all = [style('clay'), style('ink', { triggers: ['INK', 'ink'] })]
  expect(unsaid(all, [{ name: 'clay', weight: 1 }], '')).toEqual(['clay figure'])
  expect(unsaid(all, [{ name: 'clay', weight: 1 }], 'a Clay Figure of a dog')).toEqual([])
  expect(unsaid(all, [], '')).toEqual([])
})
