import type { OrbitControls } from '@react-three/drei'
import { useThree } from '@react-three/fiber'
import { useCallback, useEffect, useRef } from 'react'
import type { ComponentRef, RefObject } from 'react'
import type { Pose, ViewLink } from './viewLink'

interface Linked {
  /** Take over the pose of the others; false where there is none yet. */
  adopt: () => boolean
  /** Tell the others how this camera stands now. */
  tell: (about: { isChosen: boolean }) => void
}

/** Ties a camera to those of other viewers; without a link nothing happens. */
export function useLinkedPose(
  controls: RefObject<ComponentRef<typeof OrbitControls> | null>,
  link: ViewLink | null,
  onFollowed: () => void,
): Linked {
  const get = useThree((state) => state.get)
  const isFollowing = useRef(false)

  const take = useCallback(
    (pose: Pose) => {
      const { camera, invalidate } = get()
      camera.position.set(...pose.position)
      controls.current?.target.set(...pose.target)
      // Moving it speaks of a change, which must not go back to where it came from.
      isFollowing.current = true
      controls.current?.update()
      isFollowing.current = false
      invalidate()
    },
    [controls, get],
  )
  const follow = useCallback(
    (pose: Pose) => {
      take(pose)
      if (pose.isChosen) onFollowed()
    },
    [take, onFollowed],
  )
  useEffect(() => link?.join(follow), [link, follow])

  const adopt = useCallback(() => {
    if (!link?.last) return false
    take(link.last)
    return true
  }, [link, take])
  const tell = useCallback(
    ({ isChosen }: { isChosen: boolean }) => {
      if (!link || isFollowing.current || !controls.current) return
      const { camera } = get()
      link.tell({ position: camera.position.toArray(), target: controls.current.target.toArray(), isChosen }, follow)
    },
    [controls, follow, get, link],
  )
  return { adopt, tell }
}
