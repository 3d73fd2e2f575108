import type { Job } from '../../api/types'
import { pictureOf } from '../../api/upload'
import { Icon } from '../../ui/Icon'
import css from './JobStage.module.css'
import { stillOf } from './still'
import { isLive } from '../../jobs/store'
import { cutoutOf, pictureWishOf, sourceOf } from '../../jobs/words'

/** The large picture of a job without an object yet: the cut-out the moment it is known, before that what was sent. */
export function JobStage({ job }: { job: Job }) {
  const cutout = cutoutOf(job)
  const wish = pictureWishOf(job)
  const source = wish && sourceOf(wish)
  const picture = source ? pictureOf(source) : null
  const still = stillOf(job)
  if (!wish) {
    return (
      <figure className={css.stage} data-live={isLive(job) || undefined}>
        {still ? <img src={still} alt="" className={css.picture} /> : <Icon name="cube" size={96} />}
      </figure>
    )
  }
  if (!cutout && !picture) {
    return (
      <figure className={css.stage} data-live={isLive(job) || undefined}>
        <Icon name="brush" size={96} />
        <figcaption className={css.caption}>
          {isLive(job) ? 'The picture is painted first' : 'No picture was painted'}
        </figcaption>
      </figure>
    )
  }
  const told = wish.prompt === null ? 'Your picture' : 'The painted picture'
  return (
    <figure className={css.stage} data-live={isLive(job) || undefined}>
      {cutout ? (
        <img
          key="cutout"
          src={cutout}
          alt="The cut-out: what was taken for the subject"
          className={css.cutout}
          data-testid="cutout"
        />
      ) : (
        picture && <img key="picture" src={picture} alt={told} className={css.picture} />
      )}
      <figcaption className={css.caption}>{cutout ? 'This was taken for the subject' : told}</figcaption>
    </figure>
  )
}
