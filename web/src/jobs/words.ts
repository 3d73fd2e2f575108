import type { Job, JobRequest, ToolRequest } from '../api/types'
import { VIEWS, type View } from '../ui/views'
import { seconds } from '../ui/words'

const STAGES: Record<string, string> = {
  'cut out': 'Cutting out the subject',
  depth: 'Finding the depth',
  shape: 'Building the shape',
  repair: 'Closing the surface',
  remesh: 'Laying even faces',
  simplify: 'Simplifying',
  unwrap: 'Unwrapping',
  bake: 'Painting the texture',
  audit: 'Checking the result',
  match: 'Comparing with the picture',
  read: 'Reading the mesh',
  measure: 'Measuring',
  walls: 'Measuring walls',
  orient: 'Turning it for the printer',
  hollow: 'Hollowing',
  levels: 'Making the levels',
  hulls: 'Cutting into convex pieces',
  navmesh: 'Finding where one can walk',
  drawing: 'Drawing the film',
  load: 'Loading the network',
  paint: 'Painting',
  pack: 'Writing the files',
}

/** What was asked of a mesh, by kind of job. */
const TOOLS: Record<string, string> = {
  finish: 'Finish',
  turntable: 'Film',
  'stl-analyze': 'Print analysis',
  'stl-repair': 'Repair',
  'stl-optimize': 'Print-ready',
  'stl-simplify': 'Simplify',
  'stl-relief': 'Relief',
  'generate-lods': 'Levels of detail',
  'collision-mesh': 'Collision',
  navmesh: 'Navigation mesh',
  'text-to-image': 'Picture',
}

/** What was asked for of a picture; null where it was something else. */
export function pictureWishOf(job: Job): JobRequest | null {
  return job.request && 'recipe' in job.request ? job.request : null
}

/** The upload an object is made of; null while it is still to be painted. */
export const sourceOf = (wish: JobRequest): string | null => wish.upload_id ?? wish.painted_upload_id

/** What was asked for of a mesh; null where it was something else. */
export function toolWishOf(job: Job): ToolRequest | null {
  return job.request && 'tool' in job.request ? job.request : null
}

/** The kind of work in a few words; of a picture, its recipe. */
export function workOf(job: Job): string {
  return pictureWishOf(job)?.recipe ?? TOOLS[job.kind] ?? job.kind
}

/** What a job is doing, as a heading. */
export function stateOf(job: Job): string {
  if (job.cancel_requested && job.state === 'running') return 'Stopping'
  switch (job.state) {
    case 'queued':
      return job.attempt > 0 ? 'Waiting for another try' : 'Waiting for its turn'
    case 'running':
      return job.stage ? (STAGES[job.stage] ?? job.stage) : 'Starting'
    case 'succeeded':
      return job.verdict === 'fail' ? 'Done, with findings' : job.draft ? 'Done, as a draft' : 'Done'
    case 'failed':
      return 'It did not work out'
    case 'canceled':
      return 'Canceled'
  }
}

/** What is still to come, or what has been. */
export function detailOf(job: Job): string {
  if (job.state === 'running' && job.estimate_seconds !== null)
    return `about ${seconds(Math.max(1, job.estimate_seconds))} to go`
  if (job.state === 'succeeded' && job.cached) return 'made before, so it was there at once'
  if (job.state === 'succeeded' && job.started_at && job.finished_at) {
    return `in ${seconds((Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000)}`
  }
  return ''
}

/** What it is called; without a name a picture goes by its words, and a mesh by what is done to it. */
export function titleOf(job: Job): string {
  const tool = toolWishOf(job)
  const prompt = tool ? tool.options.prompt : pictureWishOf(job)?.prompt
  return job.request?.name ?? (typeof prompt === 'string' ? prompt : tool ? workOf(job) : 'Untitled')
}

export const fileOf = (job: Job, name: string) => job.files.find((file) => file.name === name)

/** The cut-out of the front, or of another side. */
export const cutoutOf = (job: Job, view?: View): string | null =>
  fileOf(job, view ? `cutout-${view}.png` : 'cutout.png')?.url ?? null

/** The sides that were sent beside the front, with the ids of their pictures. */
export function viewsOf(wish: JobRequest): { view: View; uploadId: string }[] {
  return VIEWS.flatMap((view) => {
    const given = wish.views?.[view]
    return given ? [{ view, uploadId: given.upload_id }] : []
  })
}
