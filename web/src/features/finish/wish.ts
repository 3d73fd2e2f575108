import type { ToolOptions } from '../../api/tools'
import type { FileUnit } from '../../ui/fileUnits'
import { FIRST_PROFILE } from './profiles'

/** What is asked for in the form; null where the usual is wanted. */
export interface FinishWish {
  profile: string
  faces: number | null
  texturePixels: number | null
  sizeMetres: number | null
  remesh: 'triangles' | 'quads' | null
  unit: FileUnit | null
  name: string
}

export const FIRST_WISH: FinishWish = {
  profile: FIRST_PROFILE,
  faces: null,
  texturePixels: null,
  sizeMetres: null,
  remesh: null,
  unit: null,
  name: '',
}

/** The wish as the HTTP interface takes it. */
export function optionsOf(wish: FinishWish): ToolOptions['finish'] {
  return {
    profile: wish.profile,
    faces: wish.faces,
    texture_pixels: wish.texturePixels,
    size_metres: wish.sizeMetres,
    remesh: wish.remesh,
    unit: wish.unit ?? 'guess',
  }
}
