import { generate, listRecipes, newKey, paint } from '../../api/client'
import { listStyles } from '../../api/styles'
import { askTool, isToolKind, type ToolKind, type ToolOptions } from '../../api/tools'
import type { GenerateRequest, Job, JobRequest, PaintRequest, ToolRequest } from '../../api/types'
import { uploadFile } from '../../api/upload'
import { useJobs } from '../../jobs/store'
import { pictureWishOf, sourceOf, toolWishOf } from '../../jobs/words'

const UNTOLD = 'This job does not say what it was asked for.'

/** The same request once more. */
export async function tryAgain(job: Job): Promise<Job> {
  const [picture, tool] = [pictureWishOf(job), toolWishOf(job)]
  if (picture) return told(await generate(asAsked(picture), newKey()))
  if (tool) return told(await toolAgain(tool))
  throw new Error(UNTOLD)
}

/** What was asked for as it is asked for: without what came of it, and what was left out. */
function asAsked(wish: JobRequest): GenerateRequest {
  const said = Object.entries(wish).filter(([name, value]) => name !== 'painted_upload_id' && value !== null)
  return Object.fromEntries(said)
}

/** The same request with the user's own cut-out: white keeps, black removes. What was painted is not painted again. */
export async function withCutout(job: Job, mask: Blob): Promise<Job> {
  const wish = pictureWishOf(job)
  const source = wish && sourceOf(wish)
  if (!wish || !source) throw new Error(UNTOLD)
  const upload = await uploadFile(mask, { name: 'cutout-mask.png', key: newKey() })
  const asked = wish.prompt === null ? asAsked(wish) : await asPainted(wish)
  return told(await generate({ ...asked, upload_id: source, mask_upload_id: upload.id }, newKey()))
}

/** What was asked for of words, asked of the picture that was painted: without them, and without the painter's styles. */
async function asPainted(wish: JobRequest): Promise<GenerateRequest> {
  const { styles, ...asked } = asAsked({ ...wish, prompt: null, painting: null })
  if (!styles?.length) return asked
  const [kept, { engines }] = await Promise.all([listStyles(), listRecipes()])
  const shaping = kept.items.filter((style) => engines.some((engine) => engine.name === style.network))
  const left = styles.filter((each) => shaping.some((style) => style.name === each.name))
  return left.length ? { ...asked, styles: left } : asked
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
