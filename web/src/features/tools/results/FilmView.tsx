import { useReducedMotion } from '@mantine/hooks'
import { useState } from 'react'
import type { Job, JobFile } from '../../../api/types'
import { Notice } from '../../../ui/Notice'
import css from './JobResult.module.css'

const isFilm = (file: JobFile): boolean => file.name.startsWith('film.') && !file.name.endsWith('.zip')

/** The film itself; a ZIP of pictures has nothing to play. */
export function FilmView({ job }: { job: Job }) {
  const isStill = useReducedMotion()
  const [hasFailed, setFailed] = useState(false)
  const film = job.files.find(isFilm)
  if (!film) return null
  if (hasFailed) return <Notice tone="calm">This browser does not play the film here. Download it below.</Notice>
  if (film.media_type.startsWith('image/')) return <img src={film.url} alt="The film" className={css.film} />
  return (
    <video
      className={css.film}
      src={film.url}
      aria-label="The film"
      controls
      loop
      muted
      playsInline
      autoPlay={!isStill}
      onError={() => setFailed(true)}
    />
  )
}
