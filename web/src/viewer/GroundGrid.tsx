import { Grid } from '@react-three/drei'

interface Props {
  /** Length of a cell's side in the viewer's unit. */
  step: number
  /** Half the object's footprint, so that the grid reaches a little past it. */
  reach: number
  isDark: boolean
}

/** Thin lines on the ground, a round length apart, fading out around the object. */
export function GroundGrid({ step, reach, isDark }: Props) {
  return (
    <Grid
      position={[0, -0.002, 0]}
      args={[reach * 6, reach * 6]}
      cellSize={step}
      sectionSize={step * 5}
      cellThickness={0.7}
      sectionThickness={0.9}
      cellColor={isDark ? '#615d56' : '#c4beb2'}
      sectionColor={isDark ? '#757067' : '#b0a99b'}
      fadeDistance={reach * 3}
      fadeFrom={0}
      fadeStrength={1.6}
    />
  )
}
