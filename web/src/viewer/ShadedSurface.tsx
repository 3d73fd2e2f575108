import { useEffect, useMemo } from 'react'
import type { Surface } from './loadAsset'
import { presetMaterial } from './viewMaterial'
import type { ViewMaterial } from './viewMaterial'

/** Steps of the depth buffer; at the usual distance about 2 % of the object, which is how far hulls stray. */
const BEHIND_UNITS = 400

/** The surface as it was made, with its own texture; or as if it were of another material. */
export function ShadedSurface({
  surface,
  material,
  along,
  isBehind,
}: {
  surface: Surface
  material: ViewMaterial | null
  /** The axis the object is long along. */
  along: number
  isBehind: boolean
}) {
  const worn = useMemo(() => material && presetMaterial(material, { along }), [material, along])
  useEffect(() => () => worn?.dispose(), [worn])
  return (
    <mesh geometry={surface.geometry} castShadow receiveShadow>
      <primitive
        object={worn ?? surface.material}
        attach="material"
        dispose={null}
        polygonOffset={isBehind}
        polygonOffsetFactor={1}
        polygonOffsetUnits={BEHIND_UNITS}
      />
    </mesh>
  )
}
