import type { Job, JobFile } from '../../../api/types'
import { Icon } from '../../../ui/Icon'
import { bytes, moment } from '../../../ui/words'
import css from './JobFiles.module.css'

/** What each kind of file is for. */
const USES: Record<string, string> = {
  glb: 'for games, the web and Blender',
  stl: 'for every slicer, in millimetres',
  '3mf': 'for slicers, with its unit',
  webm: 'video',
  mp4: 'video',
  webp: 'moving picture',
  zip: 'a PNG for each frame',
  json: 'numbers, for programs',
  bin: 'a Detour tile, for Recast',
  png: 'picture',
}

/** What one came for stands first; pictures and numbers about it last. */
const inOrder = (files: readonly JobFile[]): JobFile[] => {
  const rank = (file: JobFile): number => (/\.(png|json)$/.test(file.name) ? 1 : 0)
  return [...files].sort((one, other) => rank(one) - rank(other))
}

/** The files of a job to take along, and until when they are there. */
export function JobFiles({ job }: { job: Job }) {
  const expires = job.files.map((file) => file.expires_at).find((at) => at !== null)
  return (
    <div>
      <ul className={css.list} aria-label="Files">
        {inOrder(job.files).map((file) => {
          const ending = file.name.split('.').pop() ?? ''
          return (
            <li key={file.name}>
              <a className={css.file} href={`${file.url}?download=true`} download data-testid={`file-${file.name}`}>
                <Icon name="download" size={17} />
                <span>
                  <span className={css.name}>{file.name}</span>{' '}
                  <span className={css.use}>
                    {bytes(file.size)}
                    {USES[ending] && `, ${USES[ending]}`}
                  </span>
                </span>
              </a>
            </li>
          )
        })}
      </ul>
      {expires && <p className={css.until}>Kept until {moment(expires)}.</p>}
    </div>
  )
}
