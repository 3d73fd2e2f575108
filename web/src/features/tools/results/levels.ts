import { isRecord } from '../../../api/told'
import type { Job } from '../../../api/types'
import { fileOf } from '../../../jobs/words'

/** One level of detail: its file, and from which size on the screen downwards it takes over. */
export interface Level {
  url: string
  faces: number
  /** Share of the screen's height; 1 is the whole. */
  screenHeight: number
}

/** The levels of a job, the fullest first; those whose file is gone are left out. */
export function levelsOf(job: Job): Level[] {
  const told = job.report?.levels
  if (!Array.isArray(told)) return []
  return told.flatMap((each: unknown, number) => {
    const file = fileOf(job, number === 0 ? 'lods.glb' : `lods-${number}.glb`)
    if (!file || !isRecord(each)) return []
    const { faces, screen_height: screenHeight } = each
    return typeof faces === 'number' && typeof screenHeight === 'number' ? [{ url: file.url, faces, screenHeight }] : []
  })
}
