import { http, taken } from './http'
import { refusalOf } from './problem'
import type {
  Asset,
  CameraPreset,
  GenerateRequest,
  Health,
  Job,
  LightingPreset,
  MaterialPreset,
  Painters,
  PaintRequest,
  Recipes,
  Report,
  Upload,
} from './types'

/** A key that makes a call happen once, however often it is sent. */
export function newKey(): string {
  return crypto.randomUUID()
}

export async function listRecipes(): Promise<Recipes> {
  return taken(await http.GET('/api/v1/recipes'))
}

export async function listLightings(): Promise<LightingPreset[]> {
  return taken(await http.GET('/api/v1/lighting/presets')).items
}

export async function listMaterials(): Promise<MaterialPreset[]> {
  return taken(await http.GET('/api/v1/materials/presets')).items
}

export async function listCameras(): Promise<CameraPreset[]> {
  return taken(await http.GET('/api/v1/camera/presets')).items
}

export async function getUpload(id: string): Promise<Upload> {
  return taken(await http.GET('/api/v1/uploads/{upload_id}', { params: { path: { upload_id: id } } }))
}

export async function generate(body: GenerateRequest, key: string): Promise<Job> {
  return taken(await http.POST('/api/v1/generate-3d', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export async function listPainters(): Promise<Painters> {
  return taken(await http.GET('/api/v1/text-to-image'))
}

export async function paint(body: PaintRequest, key: string): Promise<Job> {
  return taken(await http.POST('/api/v1/text-to-image', { body, params: { header: { 'Idempotency-Key': key } } }))
}

export async function listJobs(query: { limit?: number; cursor?: string }) {
  return taken(await http.GET('/api/v1/jobs', { params: { query } }))
}

export async function getJob(id: string): Promise<Job> {
  return taken(await http.GET('/api/v1/jobs/{job_id}', { params: { path: { job_id: id } } }))
}

export async function cancelJob(id: string): Promise<Job> {
  return taken(await http.POST('/api/v1/jobs/{job_id}/cancel', { params: { path: { job_id: id } } }))
}

export async function listAssets(query: { limit?: number; cursor?: string; q?: string; source_asset_id?: string }) {
  return taken(await http.GET('/api/v1/assets', { params: { query } }))
}

export async function getAsset(id: string): Promise<Asset> {
  return taken(await http.GET('/api/v1/assets/{asset_id}', { params: { path: { asset_id: id } } }))
}

export async function getReport(id: string): Promise<Report> {
  return taken(await http.GET('/api/v1/assets/{asset_id}/report', { params: { path: { asset_id: id } } }))
}

export async function renameAsset(id: string, name: string): Promise<Asset> {
  const path = { asset_id: id }
  return taken(await http.PATCH('/api/v1/assets/{asset_id}', { params: { path }, body: { name } }))
}

export async function deleteAsset(id: string): Promise<void> {
  const answer = await http.DELETE('/api/v1/assets/{asset_id}', { params: { path: { asset_id: id } } })
  if (!answer.response.ok) throw refusalOf(answer.error, answer.response.status)
}

export async function restoreAsset(id: string): Promise<Asset> {
  return taken(await http.POST('/api/v1/assets/{asset_id}/restore', { params: { path: { asset_id: id } } }))
}

export async function getHealth(): Promise<Health> {
  return taken(await http.GET('/api/health', { signal: AbortSignal.timeout(5000) }))
}
