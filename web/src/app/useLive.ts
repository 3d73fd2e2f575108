import { useEffect } from 'react'
import { create } from 'zustand'
import { liveAddress, LiveLine } from '../api/socket'
import { useLibrary } from '../features/library/store'
import { useJobs } from '../jobs/store'

/** Whether the live line stands. */
export const useLine = create<{ isOpen: boolean }>(() => ({ isOpen: true }))

/** Keeps queue and library as the server has them, for as long as the studio is shown. */
export function useLive(): void {
  useEffect(() => {
    const line = new LiveLine(liveAddress(), {
      onJob: (job) => {
        useJobs.getState().take(job)
        if (job.state === 'succeeded') void useLibrary.getState().load()
      },
      // Whatever happened while no line stood is in the list; from here on the line tells it.
      onOpen: () => {
        useLine.setState({ isOpen: true })
        void useJobs.getState().load()
      },
      onClosed: () => useLine.setState({ isOpen: false }),
    })
    return () => line.stop()
  }, [])
}
