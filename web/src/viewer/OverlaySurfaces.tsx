import { useThree } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { Color, DoubleSide, EdgesGeometry } from 'three'
import type { BufferGeometry, Matrix4 } from 'three'
import { useOverlay } from './useOverlay'

/** Another GLB over the object: pieces in a colour each, or ground in one. */
export interface ViewOverlay {
  url: string
  kind: 'pieces' | 'ground'
}

/** The golden angle: neighbours in the order are far apart on the circle of colours. */
const HUE_STEP = 0.381966
const GROUND = new Color('#2f9de0')
/** Above the ground it lies on, in the viewer's unit, so that the two do not flicker. */
const LIFT = 0.003

/** What lies over an object, translucent, with its edges drawn. */
export function OverlaySurfaces({ overlay, place }: { overlay: ViewOverlay; place: Matrix4 }) {
  const pieces = useOverlay(overlay.url, place)
  const get = useThree((state) => state.get)
  useEffect(() => get().invalidate(), [get, pieces])
  const isGround = overlay.kind === 'ground'
  return pieces.map(({ geometry }, number) => (
    <group key={geometry.uuid} position-y={isGround ? LIFT : 0}>
      <Piece
        geometry={geometry}
        color={isGround ? GROUND : new Color().setHSL((0.58 + number * HUE_STEP) % 1, 0.72, 0.52)}
      />
    </group>
  ))
}

function Piece({ geometry, color }: { geometry: BufferGeometry; color: Color }) {
  const edges = useMemo(() => new EdgesGeometry(geometry, 12), [geometry])
  useEffect(() => () => edges.dispose(), [edges])
  return (
    <>
      <mesh geometry={geometry} renderOrder={2}>
        <meshStandardMaterial
          color={color}
          roughness={0.8}
          side={DoubleSide}
          transparent
          opacity={0.55}
          depthWrite={false}
        />
      </mesh>
      <lineSegments geometry={edges} renderOrder={3}>
        <lineBasicMaterial color={color.clone().multiplyScalar(0.45)} transparent opacity={0.8} />
      </lineSegments>
    </>
  )
}
