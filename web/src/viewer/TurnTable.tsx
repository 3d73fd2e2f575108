import { useFrame } from '@react-three/fiber'
import { useRef } from 'react'

const FRAMES = 4
const SLOW_SECONDS = 0.07

/** Gives up turning the object by itself where each picture takes so long that it would stutter and eat the processor. */
export function TurnTable({ onSlow }: { onSlow: () => void }) {
  const frames = useRef({ count: -1, seconds: 0 })
  useFrame((_, seconds) => {
    const seen = frames.current
    seen.count += 1
    if (seen.count > 0) seen.seconds += seconds
    if (seen.count < FRAMES) return
    if (seen.seconds / seen.count > SLOW_SECONDS) onSlow()
    frames.current = { count: 0, seconds: 0 }
  })
  return null
}
