import { useCallback } from 'react'
import { sentenceOf } from '../../api/problem'
import type { Asset } from '../../api/types'
import { useToasts } from '../../ui/toasts'
import { useLibrary } from './store'

/** Deletes at once and offers the way back, instead of asking first. */
export function useDelete(): (asset: Asset) => Promise<boolean> {
  const { remove, restore } = useLibrary.getState()
  const say = useToasts((toasts) => toasts.say)
  return useCallback(
    async (asset) => {
      const complain = (error: unknown) => say({ text: sentenceOf(error), tone: 'bad' })
      try {
        await remove(asset.id)
      } catch (error) {
        complain(error)
        return false
      }
      const undo = () => {
        restore(asset.id).then(() => say({ text: `${asset.name} is back.` }), complain)
      }
      say({ text: `${asset.name} was deleted.`, action: { label: 'Undo', run: undo } })
      return true
    },
    [remove, restore, say],
  )
}
