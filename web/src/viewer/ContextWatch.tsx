import { useThree } from '@react-three/fiber'
import { useEffect } from 'react'

/** Tells when the browser takes the drawing surface away, as it may when memory is short or the driver restarts. */
export function ContextWatch({ onLost }: { onLost: () => void }) {
  const canvas = useThree((state) => state.gl.domElement)
  useEffect(() => {
    canvas.addEventListener('webglcontextlost', onLost)
    return () => canvas.removeEventListener('webglcontextlost', onLost)
  }, [canvas, onLost])
  return null
}
