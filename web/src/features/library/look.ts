import { useEffect, useState } from 'react'
import { usePresets } from '../../api/presets'
import type { CameraPreset, LightingPreset, MaterialPreset } from '../../api/types'
import type { ViewMode } from '../../viewer/viewMode'

/** What the viewer shows without being told; it needs no numbers from elsewhere. */
export const OWN_LIGHT = 'studio'
/** The object's own material. */
export const OWN_MATERIAL = ''

interface Choice {
  mode: ViewMode
  lighting: string
  material: string
}

export interface Look extends Choice {
  change: (choice: Partial<Choice>) => void
  lightings: LightingPreset[]
  materials: MaterialPreset[]
  cameras: CameraPreset[]
  /** Null for the viewer's own light. */
  lightingPreset: LightingPreset | null
  /** Null for the object's own material. */
  materialPreset: MaterialPreset | null
}

/** How an object is looked at: the way it is drawn, the light it stands in, and what it is made of. */
export function useLook(): Look {
  const { lightings, materials, cameras, load } = usePresets()
  const [choice, setChoice] = useState<Choice>({ mode: 'shaded', lighting: OWN_LIGHT, material: OWN_MATERIAL })
  useEffect(() => void load(), [load])
  return {
    ...choice,
    change: (change) => setChoice((before) => ({ ...before, ...change })),
    lightings,
    materials,
    cameras,
    lightingPreset: lightings.find(({ name }) => name === choice.lighting && name !== OWN_LIGHT) ?? null,
    materialPreset: materials.find(({ name }) => name === choice.material) ?? null,
  }
}
