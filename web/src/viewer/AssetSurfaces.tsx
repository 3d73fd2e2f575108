import { useEffect } from 'react'
import { useThree } from '@react-three/fiber'
import { CheckerSurface } from './CheckerSurface'
import { NormalsSurface } from './NormalsSurface'
import { ShadedSurface } from './ShadedSurface'
import { WireframeSurface } from './WireframeSurface'
import type { Surface } from './loadAsset'
import type { ViewMode } from './viewMode'

const DRAWN_BY = {
  shaded: ShadedSurface,
  wireframe: WireframeSurface,
  normals: NormalsSurface,
  uv: CheckerSurface,
} as const

/** Every piece of the object, drawn in the mode asked for. */
export function AssetSurfaces({ surfaces, mode }: { surfaces: Surface[]; mode: ViewMode }) {
  const get = useThree((state) => state.get)
  useEffect(() => {
    const { gl, invalidate } = get()
    gl.shadowMap.needsUpdate = true
    invalidate()
  }, [get, mode, surfaces])
  const Drawn = DRAWN_BY[mode]
  return (
    <>
      {surfaces.map((surface) => (
        <Drawn key={surface.geometry.uuid} surface={surface} />
      ))}
    </>
  )
}
