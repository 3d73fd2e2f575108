import { isRecord } from '../api/told'
import type { Job } from '../api/types'

/** A picture that was painted, as its job tells it. */
export interface Painting {
  uploadId: string
  name: string
  /** Network, steps and seed in a few words. */
  by: string
  license: string | null
}

/** What a job has painted; null while it has not, and where it is another kind of job. */
export function paintingOf(job: Job | undefined): Painting | null {
  const told: unknown = job?.report
  if (job?.state !== 'succeeded' || job.kind !== 'text-to-image' || !isRecord(told)) return null
  const { upload_id: uploadId, pipeline, steps, seed, prompt, weights_license: license } = told
  if (typeof uploadId !== 'string' || typeof prompt !== 'string') return null
  return {
    uploadId,
    name: job.request?.name ?? prompt,
    by: `by ${String(pipeline)}, ${String(steps)} steps, seed ${String(seed)}`,
    license: typeof license === 'string' ? license : null,
  }
}
