import { OrbitControls } from '@react-three/drei'
import { useThree } from '@react-three/fiber'
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import type { ComponentRef, Ref } from 'react'
import type { Vector3 } from 'three'
import { framing } from './frame'

/** What the keyboard and the buttons can do to the view. */
export interface ViewHandle {
  /** Angles in radians: to the right, and upwards. */
  turn: (right: number, up: number) => void
  /** Above 1 comes nearer. */
  zoom: (factor: number) => void
  reset: () => void
}

interface Props {
  size: Vector3
  isTurning: boolean
  onTouched: () => void
  handle: Ref<ViewHandle>
}

/** The camera: it starts where the whole object fits, and turns about the object's middle. */
export function ViewControls({ size, isTurning, onTouched, handle }: Props) {
  const controls = useRef<ComponentRef<typeof OrbitControls>>(null)
  const get = useThree((state) => state.get)
  const { width, height } = useThree((state) => state.size)
  const isTouched = useRef(false)
  const framed = useMemo(() => framing(size, { aspect: width / Math.max(height, 1) }), [size, width, height])

  const reset = useCallback(() => {
    const { camera, invalidate } = get()
    camera.position.copy(framed.position)
    controls.current?.target.copy(framed.target)
    controls.current?.update()
    isTouched.current = false
    invalidate()
  }, [framed, get])

  useEffect(() => {
    if (!isTouched.current) reset()
  }, [reset])

  useImperativeHandle(handle, () => {
    const touch = () => {
      isTouched.current = true
      onTouched()
      get().invalidate()
    }
    return {
      reset,
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
    }
  }, [get, onTouched, reset])

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
      maxPolarAngle={Math.PI * 0.92}
      autoRotate={isTurning}
      autoRotateSpeed={0.9}
      onStart={() => {
        isTouched.current = true
        onTouched()
      }}
    />
  )
}
