import { Skeleton } from '@mantine/core'
import { Notice } from '../../ui/Notice'
import { useAsset } from './useAsset'
import { ViewerStage } from './ViewerStage'

/** The object a job made, by its number alone. */
export function ResultStage({ assetId }: { assetId: string }) {
  const { asset, failure } = useAsset(assetId)
  if (failure && !asset) return <Notice tone="calm">{failure}</Notice>
  return asset ? <ViewerStage asset={asset} /> : <Skeleton height="100%" radius="lg" />
}
