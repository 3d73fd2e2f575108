import type { Asset } from '../../api/types'
import { useLibrary } from './store'

/** What a finished object came from, in words; null for one that was made of a picture. */
export function useOrigin(asset: Asset): string | null {
  const source = useLibrary((library) => library.items.find((each) => each.id === asset.source_asset_id))
  if (asset.source_asset_id) return source?.name ?? 'another object'
  return asset.recipe === 'finish' ? 'a mesh you sent' : null
}
