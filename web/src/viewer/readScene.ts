import { Group, Mesh, MeshStandardMaterial } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import type { BufferGeometry, Object3D } from 'three'
import { CLAY } from './wireShader'

/** The formats that can be shown. */
export type MeshFormat = 'glb' | 'stl' | 'ply' | '3mf' | 'obj'

const STL_HEAD = 84
const STL_FACE = 50
const METRES_PER_MILLIMETRE = 0.001

/** What a file is, by its first bytes; OBJ has none of its own and is what is left. */
export function formatOf(bytes: ArrayBuffer): MeshFormat {
  const head = new TextDecoder('latin1').decode(new Uint8Array(bytes, 0, Math.min(16, bytes.byteLength)))
  if (head.startsWith('glTF')) return 'glb'
  if (head.startsWith('ply')) return 'ply'
  if (head.startsWith('PK')) return '3mf'
  const isBinaryStl =
    bytes.byteLength >= STL_HEAD &&
    bytes.byteLength === STL_HEAD + STL_FACE * new DataView(bytes).getUint32(STL_HEAD - 4, true)
  return isBinaryStl || head.trimStart().startsWith('solid') ? 'stl' : 'obj'
}

/**
 * The objects of a mesh file in metres, +Y up. As the studio reads them: STL and 3MF in millimetres and +Z up.
 * Readers other than that of GLB are fetched when they are first wanted.
 */
export async function readScene(bytes: ArrayBuffer): Promise<Object3D> {
  switch (formatOf(bytes)) {
    case 'glb':
      return (await new GLTFLoader().parseAsync(bytes, '')).scene
    case 'stl': {
      const { STLLoader } = await import('three/addons/loaders/STLLoader.js')
      // Many programs write no directions, or wrong ones: they follow from the corners.
      return upright(clay(new STLLoader().parse(bytes).deleteAttribute('normal')))
    }
    case 'ply': {
      const { PLYLoader } = await import('three/addons/loaders/PLYLoader.js')
      return clay(new PLYLoader().parse(bytes))
    }
    case '3mf': {
      const { ThreeMFLoader } = await import('three/addons/loaders/3MFLoader.js')
      return upright(new ThreeMFLoader().parse(bytes))
    }
    case 'obj': {
      const { OBJLoader } = await import('three/addons/loaders/OBJLoader.js')
      return painted(new OBJLoader().parse(new TextDecoder().decode(bytes)))
    }
  }
}

/** A surface without a look of its own; colours of its points are kept. */
function clay(geometry: BufferGeometry): Mesh {
  const hasColors = geometry.hasAttribute('color')
  return new Mesh(
    geometry,
    new MeshStandardMaterial({ color: hasColors ? '#ffffff' : CLAY, vertexColors: hasColors, roughness: 0.8 }),
  )
}

/** An OBJ comes without its materials' file: all of it is shown as clay. */
function painted(scene: Group): Group {
  const whole = new Group()
  scene.traverse((part) => {
    if (part instanceof Mesh) whole.add(clay(part.geometry as BufferGeometry))
  })
  return whole
}

function upright(scene: Object3D): Group {
  const turned = new Group()
  turned.rotation.x = -Math.PI / 2
  turned.scale.setScalar(METRES_PER_MILLIMETRE)
  turned.add(scene)
  return turned
}
