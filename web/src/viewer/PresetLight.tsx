import { useThree } from '@react-three/fiber'
import { useLayoutEffect } from 'react'
import { BackSide, BufferAttribute, Mesh, MeshBasicMaterial, Scene, SphereGeometry } from 'three'
import type { WebGLRenderTarget, WebGLRenderer } from 'three'
import { AZIMUTH } from './frame'
import { roomLight } from './roomLight'
import { lightColor, roomAt, towardsLamp } from './viewLighting'
import type { ViewLighting } from './viewLighting'

const AWAY = 4.5
/** The room's gradient is what a mirror shows; the light it gives is less: its lamps stand beside it on their own. */
const ROOM_LIGHT = 0.72

/** Light by one of the presets: its room as surroundings, its key with a shadow, its fill and its rim lamp. */
export function PresetLight({ lighting }: { lighting: ViewLighting }) {
  const get = useThree((state) => state.get)

  useLayoutEffect(() => {
    const { gl, scene, invalidate } = get()
    const room = skyLight(gl, lighting)
    scene.environment = room.texture
    scene.environmentIntensity = ROOM_LIGHT
    gl.shadowMap.needsUpdate = true
    invalidate()
    return () => {
      scene.environment = null
      scene.environmentIntensity = 1
      gl.shadowMap.needsUpdate = true
      room.dispose()
    }
  }, [get, lighting])

  return lighting.lamps.map((lamp) => {
    const place = towardsLamp(lamp, AZIMUTH).map((part) => part * AWAY) as [number, number, number]
    const isKey = lamp.role === 'key'
    return (
      <directionalLight
        key={`${lighting.name} ${lamp.role}`}
        position={place}
        color={lightColor(lamp.color)}
        intensity={Math.PI}
        castShadow={isKey}
        shadow-mapSize={[1024, 1024]}
        shadow-bias={-0.0004}
        shadow-normalBias={0.012}
        shadow-radius={2 + 12 * lamp.radius}
      >
        {isKey && <orthographicCamera attach="shadow-camera" args={[-1.2, 1.2, 1.2, -1.2, 0.5, 9]} />}
      </directionalLight>
    )
  })
}

/** The room's gradient as light from all sides, blurred for every roughness. */
function skyLight(gl: WebGLRenderer, lighting: ViewLighting): WebGLRenderTarget {
  const dome = new SphereGeometry(10, 16, 128)
  const places = dome.getAttribute('position')
  const colors = new Float32Array(places.count * 3)
  for (let index = 0; index < places.count; index += 1) {
    roomAt(lighting.room, places.getY(index) / 10).toArray(colors, index * 3)
  }
  dome.setAttribute('color', new BufferAttribute(colors, 3))
  const material = new MeshBasicMaterial({ side: BackSide, vertexColors: true })
  const room = new Scene()
  room.add(new Mesh(dome, material))
  const light = roomLight(gl, room)
  dome.dispose()
  material.dispose()
  return light
}
