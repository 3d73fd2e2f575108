import { useEffect, useState } from 'react'

const TICK_MS = 1000

/** Seconds since a moment of this machine's clock, counted on each second. */
export function useElapsed(since: number): number {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, (now - since) / 1000)
}
