import { Button, Slider } from '@mantine/core'
import { useEffect } from 'react'
import type { StyleChoice } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { fitting, STRONGEST, unsaid, weightOf, withWeight } from './mix'
import { useStyles } from './store'
import { StylePicture } from './StylePicture'
import css from './StyleMixer.module.css'

interface Props {
  /** What the styles should be for: an engine, or a kind of network that paints. */
  network: string | null
  mix: readonly StyleChoice[]
  onMix: (mix: StyleChoice[]) => void
  /** Where there is a prompt: what it says, and a word to be added to it. */
  prompt?: string
  onWord?: (word: string) => void
}

const told = (weight: number): string => (weight === 0 ? 'off' : weight.toFixed(2))

/** The styles that a network takes, and how strongly each works; nothing where there are none. */
export function StyleMixer({ network, mix, onMix, prompt = '', onWord }: Props) {
  const { all, load } = useStyles()
  useEffect(() => {
    void load()
  }, [load])
  const styles = fitting(all?.items ?? [], network)
  if (styles.length === 0) return null
  const words = onWord ? unsaid(styles, mix, prompt) : []
  return (
    <fieldset className={css.mixer} data-testid="style-mixer">
      <legend className={css.legend}>Styles you added</legend>
      <p className={css.hint}>Pull one to the right to use it. 1 is as it was made.</p>
      <ul className={css.list}>
        {styles.map((style) => {
          const weight = weightOf(mix, style.name)
          return (
            <li key={style.name} className={css.row} data-on={weight !== 0 || undefined}>
              <StylePicture style={style} />
              <div className={css.words}>
                <div className={css.line}>
                  <span className={css.title}>{style.title}</span>
                  <output className={css.weight}>{told(weight)}</output>
                </div>
                <Slider
                  min={0}
                  max={STRONGEST}
                  step={0.05}
                  value={weight}
                  label={null}
                  size="sm"
                  marks={[{ value: 1 }]}
                  thumbLabel={`How strongly ${style.title} works`}
                  onChange={(value) => onMix(withWeight(mix, style.name, value))}
                />
              </div>
            </li>
          )
        })}
      </ul>
      {words.length > 0 && (
        <div className={css.triggers}>
          <span className={css.hint}>They listen for these words:</span>
          {words.map((word) => (
            <Button
              key={word}
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="plus" size={14} />}
              onClick={() => onWord?.(word)}
            >
              {word}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  )
}
