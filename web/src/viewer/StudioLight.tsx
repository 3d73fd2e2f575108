import { useThree } from '@react-three/fiber'
import { useLayoutEffect } from 'react'
import { BackSide, BoxGeometry, Mesh, MeshBasicMaterial, Scene } from 'three'
import type { WebGLRenderTarget, WebGLRenderer } from 'three'
import { roomLight } from './roomLight'

/** A lamp of the studio: its place, its extent and how bright it is. */
type Lamp = [place: [number, number, number], extent: [number, number, number], brightness: number]

const LAMPS: Lamp[] = [
  [[0, 4.8, 0.5], [4.5, 0.1, 4.5], 4.2],
  [[-4.8, 2.2, 3], [0.1, 3.4, 3.4], 3.6],
  [[4.9, 1.8, 1.5], [0.1, 2.6, 4.2], 1.5],
  [[-2.2, 2.4, -4.9], [2.4, 2.4, 0.1], 2.8],
  [[2.8, 2.8, -4.9], [1.8, 2.8, 0.1], 2.2],
]
const WALLS = 0.52
const FLOOR = 0.42

/** Soft light from all sides, made by formula: a bright room with lamps as large as windows, and one key light. */
export function StudioLight() {
  const get = useThree((state) => state.get)

  useLayoutEffect(() => {
    const { gl, scene, invalidate } = get()
    const room = studioRoom(gl)
    scene.environment = room.texture
    invalidate()
    return () => {
      scene.environment = null
      room.dispose()
    }
  }, [get])

  return (
    <directionalLight
      position={[-1.6, 3.2, 2.4]}
      intensity={1.15}
      castShadow
      shadow-mapSize={[1024, 1024]}
      shadow-bias={-0.0004}
      shadow-normalBias={0.012}
      shadow-radius={5}
    >
      <orthographicCamera attach="shadow-camera" args={[-1.2, 1.2, 1.2, -1.2, 0.5, 9]} />
    </directionalLight>
  )
}

/** The studio's walls, floor and lamps as light. */
function studioRoom(gl: WebGLRenderer): WebGLRenderTarget {
  const room = new Scene()
  const box = new BoxGeometry()
  const add = (material: MeshBasicMaterial, brightness: number) => {
    const mesh = new Mesh(box, material)
    material.color.setScalar(brightness)
    room.add(mesh)
    return mesh
  }
  const walls = add(new MeshBasicMaterial({ side: BackSide }), WALLS)
  walls.scale.set(10, 8, 10)
  walls.position.y = 1
  const floor = add(new MeshBasicMaterial(), FLOOR)
  floor.scale.set(10, 0.1, 10)
  floor.position.y = -2.9
  for (const [place, extent, brightness] of LAMPS) {
    const lamp = add(new MeshBasicMaterial(), brightness)
    lamp.position.set(...place)
    lamp.scale.set(...extent)
  }
  const light = roomLight(gl, room)
  box.dispose()
  room.children.forEach((part) => ((part as Mesh).material as MeshBasicMaterial).dispose())
  return light
}
