import { useEffect, useState } from 'react'
import { NoPicture, loadPictures } from './pictures'
import { createCutoutStore } from './store'
import type { CutoutStore } from './store'

export type CutoutState =
  | { kind: 'loading' }
  | { kind: 'ready'; picture: ImageBitmap; store: CutoutStore }
  | { kind: 'failed'; sentence: string }

/** Fetch what the editor works on. */
export function useCutout(pictureUrl: string, cutoutUrl: string | null): CutoutState {
  const [state, setState] = useState<CutoutState>({ kind: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    loadPictures(pictureUrl, cutoutUrl, stop.signal)
      .then(({ picture, mask }) => {
        if (stop.signal.aborted) picture.close()
        else setState({ kind: 'ready', picture, store: createCutoutStore(mask) })
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setState({ kind: 'failed', sentence: sentenceOf(error) })
      })
    return () => stop.abort()
  }, [pictureUrl, cutoutUrl])
  return state
}

export function sentenceOf(error: unknown): string {
  if (error instanceof NoPicture) return error.message
  if (error instanceof Error && error.message) return error.message
  return 'That did not work. Your changes are still here; try again.'
}
