import { useState } from 'react'
import { Icon } from '../../ui/Icon'
import css from './PicturePreview.module.css'

/** A picture as the browser shows it; a sign where it cannot. */
export function PicturePreview({ src }: { src: string }) {
  const [isShown, setShown] = useState(true)
  if (isShown) return <img src={src} alt="" className={css.image} onError={() => setShown(false)} />
  return (
    <span className={css.blank}>
      <Icon name="picture" size={34} />
    </span>
  )
}
