import { useEffect, useState } from 'react'
import { listPainters } from '../../api/client'
import type { Painters } from '../../api/types'

/** What paints here; null where nothing does, and while that is not known: painting is offered only where it can be. */
export function usePainters(): Painters | null {
  const [painters, setPainters] = useState<Painters | null>(null)
  useEffect(() => {
    listPainters().then(setPainters, () => undefined)
  }, [])
  const used = painters?.pipelines.find((each) => each.name === painters.default)
  return used && used.problem === null ? painters : null
}
