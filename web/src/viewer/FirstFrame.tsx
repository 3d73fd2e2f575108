import { useFrame } from '@react-three/fiber'
import { useRef } from 'react'

/** Tells once that the object has been drawn. */
export function FirstFrame({ onDrawn }: { onDrawn: () => void }) {
  const isTold = useRef(false)
  useFrame(() => {
    if (isTold.current) return
    isTold.current = true
    requestAnimationFrame(onDrawn)
  })
  return null
}
