import { useEffect } from 'react'
import { useThree } from '@react-three/fiber'
import { CheckerSurface } from './CheckerSurface'
import { NormalsSurface } from './NormalsSurface'
import { ShadedSurface } from './ShadedSurface'
import { WireframeSurface } from './WireframeSurface'
import type { LoadedAsset } from './loadAsset'
import { longAxisOf } from './patterns/wearPattern'
import type { ViewMaterial } from './viewMaterial'
import type { ViewMode } from './viewMode'

const DRAWN_BY = {
  wireframe: WireframeSurface,
  normals: NormalsSurface,
  uv: CheckerSurface,
} as const

interface Props {
  asset: LoadedAsset
  mode: ViewMode
  /** Worn instead of its own where it is shaded. */
  material: ViewMaterial | null
  /** Something lies close over it and is to be seen. */
  isBehind: boolean
}

/** Every piece of the object, drawn in the mode asked for. */
export function AssetSurfaces({ asset: { surfaces, size }, mode, material, isBehind }: Props) {
  const get = useThree((state) => state.get)
  useEffect(() => {
    const { gl, invalidate } = get()
    gl.shadowMap.needsUpdate = true
    invalidate()
  }, [get, mode, material, surfaces])
  if (mode === 'shaded') {
    const along = longAxisOf(size)
    return surfaces.map((surface) => (
      <ShadedSurface
        key={surface.geometry.uuid}
        surface={surface}
        material={material}
        along={along}
        isBehind={isBehind}
      />
    ))
  }
  const Drawn = DRAWN_BY[mode]
  return surfaces.map((surface) => <Drawn key={surface.geometry.uuid} surface={surface} />)
}
