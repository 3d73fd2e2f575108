import { OrbitControls } from '@react-three/drei'
import { useThree } from '@react-three/fiber'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { ComponentRef, Ref } from 'react'
import type { Vector3 } from 'three'
import { framing, type From } from './frame'
import { useLinkedPose } from './useLinkedPose'
import type { ViewLink } from './viewLink'

/** What the keyboard and the buttons can do to the view. */
export interface ViewHandle {
  /** Angles in radians: to the right, and upwards. */
  turn: (right: number, up: number) => void
  /** Above 1 comes nearer. */
  zoom: (factor: number) => void
  /** Stand at an angle and see the object whole from there. */
  look: (from: From) => void
  reset: () => void
}

interface Props {
  size: Vector3
  isTurning: boolean
  link: ViewLink | null
  onTouched: () => void
  handle: Ref<ViewHandle>
}

/** The camera: it starts where the whole object fits, and turns about the object's middle. */
export function ViewControls({ size, isTurning, link, onTouched, handle }: Props) {
  const controls = useRef<ComponentRef<typeof OrbitControls>>(null)
  const get = useThree((state) => state.get)
  const { width, height } = useThree((state) => state.size)
  const isTouched = useRef(false)
  const hasStood = useRef(false)
  const aspect = width / Math.max(height, 1)
  const framed = useMemo(() => framing(size, { aspect }), [size, aspect])
  const touch = useCallback(() => {
    isTouched.current = true
    onTouched()
    get().invalidate()
  }, [get, onTouched])
  const { adopt, tell } = useLinkedPose(controls, link, touch)

  const stand = useCallback(
    (place: { position: Vector3; target: Vector3 }) => {
      const { camera, invalidate } = get()
      camera.position.copy(place.position)
      controls.current?.target.copy(place.target)
      controls.current?.update()
      invalidate()
    },
    [get],
  )
  const reset = useCallback(() => {
    stand(framed)
    isTouched.current = false
  }, [framed, stand])

  useEffect(() => {
    if (isTouched.current) return
    if (hasStood.current || !adopt()) reset()
    hasStood.current = true
  }, [adopt, reset])

  useImperativeHandle(
    handle,
    () => ({
      reset: () => {
        reset()
        tell({ isChosen: false })
      },
      look: (from) => {
        touch()
        stand(framing(size, { aspect, from }))
      },
      turn: (right, up) => {
        const orbit = controls.current
        if (!orbit) return
        touch()
        orbit.setAzimuthalAngle(orbit.getAzimuthalAngle() - right)
        orbit.setPolarAngle(orbit.getPolarAngle() + up)
      },
      zoom: (factor) => {
        const orbit = controls.current
        if (!orbit) return
        touch()
        const { camera } = get()
        const away = camera.position.clone().sub(orbit.target)
        const distance = away.length() / factor
        away.setLength(Math.min(Math.max(distance, orbit.minDistance), orbit.maxDistance))
        camera.position.copy(orbit.target).add(away)
        orbit.update()
      },
    }),
    [aspect, get, reset, size, stand, tell, touch],
  )

  return (
    <OrbitControls
      ref={controls}
      makeDefault
      enableDamping
      dampingFactor={0.08}
      rotateSpeed={0.75}
      zoomSpeed={0.7}
      minDistance={framed.distance * 0.2}
      maxDistance={framed.distance * 2.2}
      maxPolarAngle={Math.PI * 0.995}
      autoRotate={isTurning}
      autoRotateSpeed={0.9}
      onStart={touch}
      onChange={() => tell({ isChosen: isTouched.current })}
    />
  )
}
