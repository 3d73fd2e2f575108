import createClient from 'openapi-fetch'
import { refusalOf } from './problem'
import type { paths } from './schema'
import type { Asset, GenerateRequest, Health, Job, LightingPresets, Recipes, Report } from './types'

const http = createClient<paths>({ baseUrl: '' })

type Answer<T> = { data?: T; error?: unknown; response: Response }

/** The body of an answer that went well. */
function taken<T>(answer: Answer<T>): T {
  if (answer.data === undefined) throw refusalOf(answer.error, answer.response.status)
  return answer.data
}

/** A key that makes a call happen once, however often it is sent. */
export function newKey(): string {
  return crypto.randomUUID()
}

export async function listRecipes(): Promise<Recipes> {
  return taken(await http.GET('/api/v1/recipes'))
}

export async function listLightings(): Promise<LightingPresets> {
  return taken(await http.GET('/api/v1/lighting/presets'))
}

export async function generate(body: GenerateRequest, key: string): Promise<Job> {
  return taken(await http.POST('/api/v1/generate-3d', { body, params: { header: { 'Idempotency-Key': key } } }))
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

export async function listAssets(query: { limit?: number; cursor?: string; q?: string }) {
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
