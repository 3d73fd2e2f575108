import { Button } from '@mantine/core'
import type { Job } from '../../api/types'
import { pictureOf } from '../../api/upload'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { sentenceCase } from '../../ui/words'
import css from './JobPictures.module.css'
import { cutoutOf, pictureWishOf, sourceOf, viewsOf } from '../../jobs/words'

/** The picture beside its cut-out, and the way to correct it. */
export function JobPictures({ job }: { job: Job }) {
  const wish = pictureWishOf(job)
  if (!wish) return null
  const source = sourceOf(wish)
  if (!source) return null
  const cutout = cutoutOf(job)
  const told = wish.prompt === null ? 'The picture you sent' : 'The painted picture'
  const views = viewsOf(wish)
  const isCorrected = wish.mask_upload_id !== null
  return (
    <section className={css.card} aria-label="Picture and cut-out">
      <div className={css.pair}>
        <figure className={css.figure}>
          <div className={css.frame}>
            <img src={pictureOf(source)} alt={told} className={css.image} />
          </div>
          <figcaption>{views.length > 0 ? 'Front' : 'Picture'}</figcaption>
        </figure>
        <figure className={css.figure}>
          <div className={css.frame} data-checker>
            {cutout && <img src={cutout} alt="The cut-out" className={css.image} />}
          </div>
          <figcaption>{isCorrected ? 'Your cut-out' : 'Cut-out'}</figcaption>
        </figure>
      </div>
      {views.length > 0 && (
        <ul className={css.views} aria-label="Other views">
          {views.map(({ view, uploadId }) => (
            <li key={view} className={css.figure}>
              <div className={css.both}>
                <div className={css.frame}>
                  <img src={pictureOf(uploadId)} alt={`The picture from its ${view}`} className={css.image} />
                </div>
                <div className={css.frame} data-checker>
                  {cutoutOf(job, view) && (
                    <img src={cutoutOf(job, view) ?? ''} alt={`The cut-out from its ${view}`} className={css.image} />
                  )}
                </div>
              </div>
              {sentenceCase(view)}
            </li>
          ))}
        </ul>
      )}
      {(cutout !== null || job.state === 'failed') && (
        <>
          <p className={css.hint}>
            Something missing, or too much? Paint over it; the object is made anew from your cut-out.
          </p>
          <Button
            component="a"
            variant="default"
            leftSection={<Icon name="brush" size={16} />}
            {...leadsTo(`/jobs/${job.id}/cutout`)}
          >
            {views.length > 0 ? 'Correct the front\u2019s cut-out' : 'Correct the cut-out'}
          </Button>
        </>
      )}
    </section>
  )
}
