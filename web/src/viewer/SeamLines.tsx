import { useThree } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import type { BufferGeometry } from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import { seamsOf } from './seams'

/** The cuts of the texture as lines on the surface. */
export function SeamLines({ geometry }: { geometry: BufferGeometry }) {
  const { width, height } = useThree((state) => state.size)
  const lines = useMemo(() => linesAlong(seamsOf(geometry)), [geometry])
  useEffect(
    () => () => {
      lines.geometry.dispose()
      lines.material.dispose()
    },
    [lines],
  )
  return <primitive object={lines} material-resolution={[width, height]} dispose={null} />
}

function linesAlong(ends: Float32Array): LineSegments2 {
  const lines = new LineSegmentsGeometry().setPositions(ends)
  const paint = new LineMaterial({ color: '#14171f', linewidth: 1.75, transparent: true, opacity: 0.85 })
  return new LineSegments2(lines, paint)
}
