import { useRef } from 'react'
import { Icon, type IconName } from './Icon'
import css from './FileDrop.module.css'

interface Props {
  onFiles: (files: File[]) => void
  /** Files are held over the page just now. */
  isOver: boolean
  isSmall?: boolean
  icon: IconName
  title: string
  text?: string
  /** What is taken and what works best. */
  remark?: string
  /** For the dialog that chooses files. */
  accept: string
  inputLabel: string
  testId: string
}

/** Where files are dropped; a button as well, for keyboard and touch. */
export function FileDrop({ onFiles, isOver, isSmall = false, icon, title, text, remark, ...input }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={css.drop}
        data-over={isOver || undefined}
        data-small={isSmall || undefined}
        onClick={() => chooser.current?.click()}
      >
        <span className={css.icon}>
          <Icon name={icon} size={isSmall ? 22 : 38} />
        </span>
        <span className={css.title}>{isOver ? 'Let go' : title}</span>
        {text && <span className={css.text}>{text}</span>}
        {remark && <span className={css.small}>{remark}</span>}
      </button>
      <input
        ref={chooser}
        type="file"
        accept={input.accept}
        multiple
        hidden
        data-testid={input.testId}
        aria-label={input.inputLabel}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
