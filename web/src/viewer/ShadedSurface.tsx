import { useEffect, useMemo } from 'react'
import type { Surface } from './loadAsset'
import { presetMaterial } from './viewMaterial'
import type { ViewMaterial } from './viewMaterial'

/** The surface as it was made, with its own texture; or as if it were of another material. */
export function ShadedSurface({ surface, material }: { surface: Surface; material: ViewMaterial | null }) {
  const worn = useMemo(() => material && presetMaterial(material), [material])
  useEffect(() => () => worn?.dispose(), [worn])
  return <mesh geometry={surface.geometry} material={worn ?? surface.material} castShadow receiveShadow />
}
