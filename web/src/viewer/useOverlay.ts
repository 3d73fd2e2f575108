import { useEffect, useState } from 'react'
import type { Matrix4 } from 'three'
import { fetchBytes } from './fetchBytes'
import { disposeSurface, readSurfaces } from './loadAsset'
import type { Surface } from './loadAsset'

const UNTOLD = () => undefined

/** The pieces of a GLB that lies over an object, placed as the object is; none until they are here. */
export function useOverlay(url: string, place: Matrix4): Surface[] {
  const [pieces, setPieces] = useState<Surface[]>([])
  useEffect(() => {
    const stop = new AbortController()
    let loaded: Surface[] = []
    const load = async () => {
      loaded = await readSurfaces(await fetchBytes(url, { signal: stop.signal, onProgress: UNTOLD }))
      for (const { geometry } of loaded) geometry.applyMatrix4(place)
      if (stop.signal.aborted) loaded.forEach(disposeSurface)
      else setPieces(loaded)
    }
    // The object stays worth seeing without it; its file can be downloaded beside the view.
    load().catch(UNTOLD)
    return () => {
      stop.abort()
      loaded.forEach(disposeSurface)
    }
  }, [url, place])
  return pieces
}
