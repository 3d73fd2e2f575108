import { create } from 'zustand'
import { listCameras, listLightings, listMaterials } from './client'
import type { CameraPreset, LightingPreset, MaterialPreset } from './types'

interface Presets {
  lightings: LightingPreset[]
  materials: MaterialPreset[]
  cameras: CameraPreset[]
  /** Ask for them once; where they cannot be had the lists stay empty, and the next page asks again. */
  load: () => Promise<void>
}

let asked: Promise<void> | null = null

/** Materials, lights and cameras by name, as the renderer draws with them. */
export const usePresets = create<Presets>((set) => ({
  lightings: [],
  materials: [],
  cameras: [],
  load: () => {
    asked ??= Promise.all([listLightings(), listMaterials(), listCameras()]).then(
      ([lightings, materials, cameras]) => set({ lightings, materials, cameras }),
      () => {
        asked = null
      },
    )
    return asked
  },
}))
