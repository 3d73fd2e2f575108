import type { Style } from '../../api/types'
import css from './StylePicture.module.css'

/** What a style is shown by: its picture, or its first letter. */
export function StylePicture({ style, isLarge = false }: { style: Style; isLarge?: boolean }) {
  if (style.preview_url) {
    return <img className={css.picture} data-large={isLarge || undefined} src={style.preview_url} alt="" />
  }
  return (
    <span className={css.picture} data-large={isLarge || undefined} aria-hidden>
      {style.title.slice(0, 1).toUpperCase()}
    </span>
  )
}
