import { toldOf, type Side } from '../../../api/told'
import type { Job } from '../../../api/types'
import { fileOf } from '../../../jobs/words'
import { number, sides } from '../../../ui/words'
import css from './JobResult.module.css'

/** The mesh before and after, as pictures with their numbers. */
export function PicturesView({ job }: { job: Job }) {
  const { before, after } = toldOf(job.report)
  return (
    <div className={css.pictures}>
      <Picture title="Before" url={fileOf(job, 'before.png')?.url} side={before} />
      <Picture title="After" url={fileOf(job, 'after.png')?.url} side={after} />
    </div>
  )
}

function Picture({ title, url, side }: { title: string; url: string | undefined; side: Side | null }) {
  if (!url) return null
  return (
    <figure className={css.figure}>
      <img src={url} alt={`The mesh ${title.toLowerCase()}`} className={css.image} />
      <figcaption className={css.caption}>
        <strong>{title}</strong>
        {side && (
          <>
            <span>
              {number(side.faces)} faces, {side.closed ? 'closed' : 'open'}
              {side.parts > 1 && `, ${number(side.parts)} pieces`}
            </span>
            <span>{sides(side.size_metres)}</span>
          </>
        )}
      </figcaption>
    </figure>
  )
}
