import { MeshPhysicalMaterial } from 'three'
import { wearPattern } from './patterns/wearPattern'
import { lightColor } from './viewLighting'

/** A material by name, as the HTTP interface serves it, in the terms of glTF 2.0. */
export interface ViewMaterial {
  name: string
  base_color: number[]
  metallic: number
  roughness: number
  ior: number
  transmission: number
  /** What varies from place to place; the numbers above are its mean. */
  pattern: string | null
}

/** Glass bends what is behind it as if it were this thick, in the viewer's unit. */
const THICKNESS = 0.25

/** A surface as a preset has it, whatever texture it had, on an object that is long along an axis. */
export function presetMaterial(preset: ViewMaterial, { along }: { along: number }): MeshPhysicalMaterial {
  const material = new MeshPhysicalMaterial({
    color: lightColor(preset.base_color),
    metalness: preset.metallic,
    roughness: preset.roughness,
    ior: preset.ior,
    transmission: preset.transmission,
    thickness: preset.transmission > 0 ? THICKNESS : 0,
  })
  if (preset.pattern !== null) wearPattern(material, { name: preset.pattern, along })
  return material
}
