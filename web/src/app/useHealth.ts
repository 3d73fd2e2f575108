import { useEffect, useState } from 'react'
import { getHealth } from '../api/client'
import type { Health } from '../api/types'

const CALM_MS = 15_000
const TROUBLED_MS = 3_000

export interface Seen {
  health: Health | null
  /** The server did not answer the last time it was asked. */
  isAway: boolean
}

/** How the studio is, asked now and then; more often while something is wrong. */
export function useHealth(isLineOpen: boolean): Seen {
  const [seen, setSeen] = useState<Seen>({ health: null, isAway: false })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const look = async () => {
      let next: Seen
      try {
        next = { health: await getHealth(), isAway: false }
      } catch {
        next = { health: null, isAway: true }
      }
      if (isGone) return
      setSeen((before) => ({ health: next.health ?? before.health, isAway: next.isAway }))
      timer = setTimeout(() => void look(), next.health?.status === 'ok' ? CALM_MS : TROUBLED_MS)
    }
    void look()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [isLineOpen])
  return seen
}
