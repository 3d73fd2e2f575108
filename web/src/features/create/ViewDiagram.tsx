import type { View } from '../../ui/views'
import css from './ViewDiagram.module.css'

/** Where the camera stands in the plan: x to the right, y down; the object faces down, so its left is at the right. */
const CAMERA: Record<Exclude<View, 'top'>, { x: number; y: number; turn: number }> = {
  left: { x: 102, y: 60, turn: 90 },
  back: { x: 60, y: 18, turn: 0 },
  right: { x: 18, y: 60, turn: -90 },
}

/** A plan of the object from above with its nose to the front, and the camera looking at it from one side. */
export function ViewDiagram({ view }: { view: View }) {
  return (
    <svg viewBox="0 0 120 120" className={css.plan} aria-hidden="true">
      <path className={css.object} d="M60 82 50 73.5A18 18 0 1 1 70 73.5Z" />
      <text className={css.front} x="60" y="99">
        front
      </text>
      {view === 'top' ? (
        <g className={css.camera}>
          <circle cx="60" cy="59" r="27" className={css.ring} />
          <circle cx="60" cy="59" r="5.5" />
        </g>
      ) : (
        <g
          className={css.camera}
          transform={`translate(${CAMERA[view].x} ${CAMERA[view].y}) rotate(${CAMERA[view].turn})`}
        >
          <path className={css.sight} d="M0 0 17 26H-17Z" />
          <circle r="6.5" />
        </g>
      )}
    </svg>
  )
}
