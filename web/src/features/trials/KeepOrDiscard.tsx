import { Button } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../../api/problem'
import { keepAsset } from '../../api/trials'
import type { Asset } from '../../api/types'
import { leadsTo } from '../../ui/address'
import { useToasts } from '../../ui/toasts'
import css from './KeepOrDiscard.module.css'

interface Props {
  asset: Asset
  onSaid: (asset: Asset) => void
}

/** Asks of an object that a trial made whether it is kept. Its arm is not told: who knows it judges otherwise. */
export function KeepOrDiscard({ asset, onSaid }: Props) {
  const [isAsking, setAsking] = useState(false)
  const { trial, kept } = asset
  if (!trial) return null

  async function say(word: boolean): Promise<void> {
    setAsking(true)
    try {
      onSaid(await keepAsset(asset.id, kept === word ? null : word))
    } catch (error) {
      useToasts.getState().say({ text: sentenceOf(error), tone: 'bad' })
    }
    setAsking(false)
  }

  return (
    <div className={css.box} role="group" aria-label="For the trial" data-testid="keep-or-discard">
      <p className={css.text}>
        Made in the trial <a {...leadsTo('/models')}>{trial.name}</a>. Is this one you would keep?{' '}
        <span className={css.note}>Only the trial counts it; nothing is deleted.</span>
      </p>
      <div className={css.words}>
        {([true, false] as const).map((word) => (
          <Button
            key={String(word)}
            size="xs"
            variant={kept === word ? 'filled' : 'default'}
            aria-pressed={kept === word}
            disabled={isAsking}
            onClick={() => void say(word)}
          >
            {word ? 'Keep' : 'Discard'}
          </Button>
        ))}
      </div>
    </div>
  )
}
