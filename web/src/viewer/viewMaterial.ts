import { MeshPhysicalMaterial } from 'three'
import { lightColor } from './viewLighting'

/** A material by name, as the HTTP interface serves it, in the terms of glTF 2.0. */
export interface ViewMaterial {
  name: string
  base_color: number[]
  metallic: number
  roughness: number
  ior: number
  transmission: number
}

/** Glass bends what is behind it as if it were this thick, in the viewer's unit. */
const THICKNESS = 0.25

/** A surface with the numbers of a preset, whatever texture it had. */
export function presetMaterial(preset: ViewMaterial): MeshPhysicalMaterial {
  return new MeshPhysicalMaterial({
    color: lightColor(preset.base_color),
    metalness: preset.metallic,
    roughness: preset.roughness,
    ior: preset.ior,
    transmission: preset.transmission,
    thickness: preset.transmission > 0 ? THICKNESS : 0,
  })
}
