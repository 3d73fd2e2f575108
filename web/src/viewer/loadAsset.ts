import { Box3, Matrix4, Mesh, MeshStandardMaterial, Texture, Vector3 } from 'three'
import type { BufferGeometry, Material, Object3D } from 'three'
import { readScene } from './readScene'

/** The bytes are no GLB that can be drawn; the message is the sentence a person reads. */
export class NotDrawable extends Error {
  override name = 'NotDrawable'
}

/** One piece of the object: its triangles, in the viewer's own frame, and what they look like. */
export interface Surface {
  geometry: BufferGeometry
  material: Material
}

/** An object ready to be drawn: centred over the origin, standing on the ground, its longest side 1. */
export interface LoadedAsset {
  surfaces: Surface[]
  /** Width, height and depth in the viewer's frame. */
  size: Vector3
  /** How many viewer units one metre is. */
  unitsPerMetre: number
  /** From the file's frame to the viewer's: what belongs to the object is placed by it as well. */
  place: Matrix4
  dispose: () => void
}

/** Turn the bytes of a mesh file into surfaces. */
export async function loadAsset(bytes: ArrayBuffer): Promise<LoadedAsset> {
  const surfaces = await readSurfaces(bytes)
  const bounds = boundsOf(surfaces)
  if (bounds.isEmpty()) throw new NotDrawable('This 3D file has no surface to show.')
  const metres = bounds.getSize(new Vector3())
  const unitsPerMetre = 1 / Math.max(metres.x, metres.y, metres.z, 1e-9)
  const centre = bounds.getCenter(new Vector3())
  const place = new Matrix4()
    .makeScale(unitsPerMetre, unitsPerMetre, unitsPerMetre)
    .multiply(new Matrix4().makeTranslation(-centre.x, -bounds.min.y, -centre.z))
  for (const { geometry } of surfaces) geometry.applyMatrix4(place)
  return {
    surfaces,
    size: metres.multiplyScalar(unitsPerMetre),
    unitsPerMetre,
    place,
    dispose: () => {
      surfaces.forEach(disposeSurface)
    },
  }
}

/** The surfaces of a mesh file, in the file's own frame where it is a GLB. */
export async function readSurfaces(bytes: ArrayBuffer): Promise<Surface[]> {
  try {
    return surfacesOf(await readScene(bytes))
  } catch (error) {
    throw new NotDrawable('This 3D file is damaged and cannot be shown.', { cause: error })
  }
}

function surfacesOf(scene: Object3D): Surface[] {
  const surfaces: Surface[] = []
  scene.updateMatrixWorld(true)
  scene.traverse((part) => {
    if (!(part instanceof Mesh)) return
    const source = part.geometry as BufferGeometry
    const geometry = source.clone().applyMatrix4(part.matrixWorld)
    source.dispose()
    if (!geometry.hasAttribute('normal')) geometry.computeVertexNormals()
    const material = (Array.isArray(part.material) ? part.material[0] : part.material) as Material
    surfaces.push({ geometry, material: sharpened(material) })
  })
  return surfaces
}

/** Textures seen at a slant stay sharp. */
function sharpened(material: Material): Material {
  if (material instanceof MeshStandardMaterial && material.map) material.map.anisotropy = 8
  return material
}

function boundsOf(surfaces: Surface[]): Box3 {
  const bounds = new Box3()
  for (const { geometry } of surfaces) {
    geometry.computeBoundingBox()
    if (geometry.boundingBox) bounds.union(geometry.boundingBox)
  }
  return bounds
}

export function disposeSurface({ geometry, material }: Surface): void {
  geometry.dispose()
  for (const value of Object.values(material)) {
    if (!(value instanceof Texture)) continue
    if (value.image instanceof ImageBitmap) value.image.close()
    value.dispose()
  }
  material.dispose()
}
