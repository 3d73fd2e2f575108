import { useEffect, useState } from 'react'
import { listLightings } from '../../api/client'
import type { LightingPreset } from '../../api/types'

/** The lightings an object can be shown in; none until they are known, or where they cannot be had. */
export function useLightings(): LightingPreset[] {
  const [lightings, setLightings] = useState<LightingPreset[]>([])
  useEffect(() => {
    let isWanted = true
    listLightings().then(
      (found) => {
        if (isWanted) setLightings(found)
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [])
  return lightings
}
