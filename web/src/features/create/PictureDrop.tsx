import { useRef } from 'react'
import { Icon } from '../../ui/Icon'
import css from './PictureDrop.module.css'

interface Props {
  onFiles: (files: File[]) => void
  isOver: boolean
  isSmall: boolean
}

/** Where pictures are dropped; a button as well, for keyboard and touch. */
export function PictureDrop({ onFiles, isOver, isSmall }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={css.drop}
        data-over={isOver || undefined}
        data-small={isSmall || undefined}
        onClick={() => input.current?.click()}
      >
        <span className={css.icon}>
          <Icon name={isSmall ? 'plus' : 'picture'} size={isSmall ? 22 : 38} />
        </span>
        <span className={css.title}>{isOver ? 'Let go' : isSmall ? 'Add another' : 'Drop a picture here'}</span>
        {!isSmall && <span className={css.text}>or paste one, or press to choose. Several at once are fine.</span>}
        {!isSmall && (
          <span className={css.small}>
            PNG, JPEG or WebP, up to 25 MB. One object on a plain background works best.
          </span>
        )}
      </button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        multiple
        hidden
        data-testid="picture-input"
        aria-label="Choose pictures"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
