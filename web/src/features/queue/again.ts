import { generate, newKey, paint } from '../../api/client'
import { askTool, isToolKind, type ToolKind, type ToolOptions } from '../../api/tools'
import type { GenerateRequest, Job, PaintRequest, ToolRequest } from '../../api/types'
import { uploadFile } from '../../api/upload'
import { useJobs } from '../../jobs/store'
import { pictureWishOf, toolWishOf } from '../../jobs/words'

const UNTOLD = 'This job does not say what it was asked for.'

/** The same request once more. */
export async function tryAgain(job: Job): Promise<Job> {
  const [picture, tool] = [pictureWishOf(job), toolWishOf(job)]
  if (picture) return told(await generate(picture, newKey()))
  if (tool) return told(await toolAgain(tool))
  throw new Error(UNTOLD)
}

/** The same request with the user's own cut-out: white keeps, black removes. */
export async function withCutout(job: Job, mask: Blob): Promise<Job> {
  const wish: GenerateRequest | null = pictureWishOf(job)
  if (!wish) throw new Error(UNTOLD)
  const upload = await uploadFile(mask, { name: 'cutout-mask.png', key: newKey() })
  return told(await generate({ ...wish, mask_upload_id: upload.id }, newKey()))
}

function toolAgain({ tool, asset_id, upload_id, name, options }: ToolRequest): Promise<Job> {
  // The studio keeps what it was asked for in the shape it asks for.
  if (tool === 'text-to-image') return paint({ ...(options as unknown as PaintRequest), name }, newKey())
  const source = asset_id ? { asset_id } : upload_id ? { upload_id } : null
  if (!source || !isToolKind(tool)) throw new Error(UNTOLD)
  return askTool(tool, source, options as ToolOptions[ToolKind], { key: newKey(), name })
}

function told(job: Job): Job {
  useJobs.getState().take(job)
  return job
}
