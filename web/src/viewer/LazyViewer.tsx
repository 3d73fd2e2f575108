import { lazy, Suspense, type ReactNode } from 'react'
import type { AssetViewerProps } from './AssetViewer'

const AssetViewer = lazy(() => import('./AssetViewer').then((room) => ({ default: room.AssetViewer })))

/** The viewer, fetched when it is first wanted: it is most of what the studio weighs. */
export function LazyViewer({ fallback = null, ...props }: AssetViewerProps & { fallback?: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <AssetViewer {...props} />
    </Suspense>
  )
}
