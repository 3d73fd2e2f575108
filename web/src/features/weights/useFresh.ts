import { useEffect } from 'react'
import { useWeights } from './store'

const QUICK_MS = 1000
const CALM_MS = 5000

/** Keeps the weights as they are on the disk: asked for each second while something is fetched, and not in a hidden tab. */
export function useFresh(): void {
  const load = useWeights((weights) => weights.load)
  const isQuick = useWeights((weights) => weights.all?.items.some((each) => each.download?.is_under_way) ?? false)
  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      if (!document.hidden) await load()
      if (!isGone) timer = setTimeout(() => void look(), isQuick ? QUICK_MS : CALM_MS)
    }
    void look()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [load, isQuick])
}
