import { useEffect, useMemo } from 'react'
import { DoubleSide } from 'three'
import { CLAY } from './wireShader'
import { SeamLines } from './SeamLines'
import { checkerTexture } from './checker'
import type { Surface } from './loadAsset'

/** The surface wearing the checker board by its texture coordinates, with the cuts between charts drawn in. */
export function CheckerSurface({ surface }: { surface: Surface }) {
  const texture = useMemo(() => checkerTexture(), [])
  useEffect(
    () => () => {
      texture.dispose()
    },
    [texture],
  )
  const hasUvs = surface.geometry.hasAttribute('uv')

  return (
    <>
      <mesh geometry={surface.geometry} castShadow receiveShadow>
        <meshStandardMaterial
          color={hasUvs ? '#ffffff' : CLAY}
          map={hasUvs ? texture : null}
          roughness={0.9}
          side={DoubleSide}
          polygonOffset
          polygonOffsetFactor={1}
          polygonOffsetUnits={1}
        />
      </mesh>
      {hasUvs && <SeamLines geometry={surface.geometry} />}
    </>
  )
}
