import { useEffect, useState } from 'react'
import { NotFetched, fetchBytes } from './fetchBytes'
import { NotDrawable, loadAsset } from './loadAsset'
import type { LoadedAsset } from './loadAsset'

export type AssetState =
  | { kind: 'loading'; fraction: number | null }
  | { kind: 'ready'; asset: LoadedAsset }
  | { kind: 'failed'; sentence: string }

/** Fetch and open the GLB at an address; what was loaded is freed with the component. */
export function useAsset(url: string): AssetState {
  const [state, setState] = useState<AssetState>({ kind: 'loading', fraction: null })

  useEffect(() => {
    const stop = new AbortController()
    let loaded: LoadedAsset | null = null

    const load = async () => {
      const onProgress = (fraction: number | null) => {
        if (!stop.signal.aborted) setState({ kind: 'loading', fraction })
      }
      const asset = await loadAsset(await fetchBytes(url, { signal: stop.signal, onProgress }))
      if (stop.signal.aborted) {
        asset.dispose()
        return
      }
      loaded = asset
      setState({ kind: 'ready', asset })
    }

    load().catch((error: unknown) => {
      if (!stop.signal.aborted) setState({ kind: 'failed', sentence: sentenceOf(error) })
    })
    return () => {
      stop.abort()
      loaded?.dispose()
    }
  }, [url])

  return state
}

function sentenceOf(error: unknown): string {
  if (error instanceof NotFetched || error instanceof NotDrawable) return error.message
  return 'This 3D file cannot be shown. Try again; if it stays so, download it and look at it in another program.'
}
