import { useEffect, useState } from 'react'
import type { WeightSet } from './types'
import { listWeights } from './weights'

/** Networks that are installed for something; none while that is not known, so nothing is offered that is not here. */
export function useNetworks(purpose: WeightSet['purpose']): WeightSet[] {
  const [found, setFound] = useState<WeightSet[]>([])
  useEffect(() => {
    let isWanted = true
    listWeights().then(
      ({ items }) => {
        if (isWanted) setFound(items.filter((each) => each.purpose === purpose && each.state === 'installed'))
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [purpose])
  return found
}
