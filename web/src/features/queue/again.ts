import { generate, newKey } from '../../api/client'
import type { GenerateRequest, Job } from '../../api/types'
import { uploadPicture } from '../../api/upload'
import { useQueue } from './store'

function settingsOf(job: Job): GenerateRequest {
  if (!job.request) throw new Error('This job does not say what it was asked for.')
  return job.request
}

/** The same request once more. */
export async function tryAgain(job: Job): Promise<Job> {
  return asked(settingsOf(job))
}

/** The same request with the user's own cut-out: white keeps, black removes. */
export async function withCutout(job: Job, mask: Blob): Promise<Job> {
  const upload = await uploadPicture(mask, { name: 'cutout-mask.png', key: newKey() })
  return asked({ ...settingsOf(job), mask_upload_id: upload.id })
}

async function asked(request: GenerateRequest): Promise<Job> {
  const job = await generate(request, newKey())
  useQueue.getState().take(job)
  return job
}
