import type { Surface } from './loadAsset'

/** The surface as it was made, with its own texture. */
export function ShadedSurface({ surface }: { surface: Surface }) {
  return <mesh geometry={surface.geometry} material={surface.material} castShadow receiveShadow />
}
