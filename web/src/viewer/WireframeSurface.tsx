import { useThree } from '@react-three/fiber'
import { useCallback, useEffect, useMemo } from 'react'
import { DoubleSide } from 'three'
import type { WebGLProgramParametersWithUniforms } from 'three'
import { CLAY, drawEdges } from './wireShader'
import type { Surface } from './loadAsset'

/** Clay with the edges of its triangles drawn on it. */
export function WireframeSurface({ surface }: { surface: Surface }) {
  const pixelRatio = useThree((state) => state.viewport.dpr)
  const geometry = useMemo(() => apart(surface), [surface])
  useEffect(
    () => () => {
      geometry.dispose()
    },
    [geometry],
  )
  const compile = useCallback(
    (shader: WebGLProgramParametersWithUniforms) => {
      drawEdges(shader, { pixelRatio })
    },
    [pixelRatio],
  )

  return (
    <mesh geometry={geometry} castShadow receiveShadow>
      <meshStandardMaterial
        key={pixelRatio}
        color={CLAY}
        roughness={0.85}
        side={DoubleSide}
        onBeforeCompile={compile}
      />
    </mesh>
  )
}

/** The same triangles, none sharing a vertex with another. */
function apart({ geometry }: Surface) {
  const plain = geometry.index ? geometry.toNonIndexed() : geometry.clone()
  plain.deleteAttribute('uv')
  return plain
}
