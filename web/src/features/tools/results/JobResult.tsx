import type { ReactNode } from 'react'
import { toldOf } from '../../../api/told'
import type { Job } from '../../../api/types'
import { Notice } from '../../../ui/Notice'
import { AnalysisView } from './AnalysisView'
import { FilmView } from './FilmView'
import { JobFiles } from './JobFiles'
import css from './JobResult.module.css'
import { LevelsView } from './LevelsView'
import { OverlayView } from './OverlayView'
import { PicturesView } from './PicturesView'

const SHOWN_BY: Record<string, (props: { job: Job }) => ReactNode> = {
  turntable: FilmView,
  'generate-lods': LevelsView,
  'collision-mesh': OverlayView,
  navmesh: OverlayView,
  'stl-analyze': AnalysisView,
  'stl-repair': PicturesView,
  'stl-optimize': PicturesView,
  'stl-simplify': PicturesView,
  'stl-relief': PicturesView,
}

/** What came of a tool's job: to look at, in sentences, and as files to take along. */
export function JobResult({ job }: { job: Job }) {
  const { sentences, notes } = toldOf(job.report)
  if (job.files.length === 0)
    return <Notice tone="calm">Its files were kept for a day and are gone. Ask for it again to have them anew.</Notice>
  const View = SHOWN_BY[job.kind]
  return (
    <div className={css.result} data-testid="tool-result">
      {View && <View job={job} />}
      <div className={css.columns}>
        {sentences.length + notes.length > 0 && (
          <ul className={css.list}>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
            {notes.map((note) => (
              <li key={note} className={css.note}>
                {note}
              </li>
            ))}
          </ul>
        )}
        <JobFiles job={job} />
      </div>
    </div>
  )
}
