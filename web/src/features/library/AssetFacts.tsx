import type { Asset } from '../../api/types'
import { Facts } from '../../ui/Facts'
import { bytes, number, sentenceCase, sides } from '../../ui/words'
import { Verdict } from './Verdict'

/** The facts one looks for first. */
export function AssetFacts({ asset }: { asset: Asset }) {
  return (
    <Facts
      title="Facts"
      items={[
        ['Verdict', <Verdict key="verdict" verdict={asset.verdict} />],
        ['Faces', number(asset.faces)],
        ['Size', asset.size_assumed ? `${sides(asset.size_metres)} (assumed)` : sides(asset.size_metres)],
        ['Recipe', sentenceCase(asset.recipe)],
        ['Engine', sentenceCase(asset.engine)],
        ['Seed', String(asset.seed)],
        ['On disk', bytes(asset.bytes)],
      ]}
    />
  )
}
