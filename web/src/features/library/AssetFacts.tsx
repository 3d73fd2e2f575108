import type { Asset } from '../../api/types'
import { Facts } from '../../ui/Facts'
import { bytes, number, sentenceCase, sides } from '../../ui/words'
import { Verdict } from './Verdict'

/** The facts one looks for first. */
export function AssetFacts({ asset }: { asset: Asset }) {
  const recipe = ['Recipe', sentenceCase(asset.recipe)] as const
  const origin =
    asset.engine === 'upload'
      ? [['Made of', 'a mesh you sent'] as const]
      : [
          recipe,
          ['Engine', sentenceCase(asset.engine)] as const,
          ...(asset.weights ? [['Weights', asset.weights.replace('sha256:', '').slice(0, 12)] as const] : []),
          ['Seed', String(asset.seed)] as const,
        ]
  return (
    <Facts
      title="Facts"
      items={[
        ['Verdict', <Verdict key="verdict" verdict={asset.verdict} />],
        ['Faces', number(asset.faces)],
        ['Size', asset.size_assumed ? `${sides(asset.size_metres)} (assumed)` : sides(asset.size_metres)],
        ...origin,
        ['On disk', bytes(asset.bytes)],
      ]}
    />
  )
}
