import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Whether an element can be seen at all; what cannot be seen need not move. */
export function useIsOnScreen(element: RefObject<HTMLElement | null>): boolean {
  const [isOnScreen, setIsOnScreen] = useState(true)
  useEffect(() => {
    if (!element.current) return
    const watch = new IntersectionObserver((entries) => {
      setIsOnScreen(entries.some((entry) => entry.isIntersecting))
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  }, [element])
  return isOnScreen
}
