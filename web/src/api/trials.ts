import { http, taken } from './http'
import { refusalOf } from './problem'
import type { Asset, Trial, TrialRequest } from './types'

const of = (trial_id: string) => ({ params: { path: { trial_id } } })

/** Newest first, with what came of them. */
export async function listTrials(query: { cursor?: string } = {}) {
  return taken(await http.GET('/api/v1/trials', { params: { query } }))
}

export async function startTrial(body: TrialRequest): Promise<Trial> {
  return taken(await http.POST('/api/v1/trials', { body }))
}

export async function stopTrial(id: string): Promise<Trial> {
  return taken(await http.POST('/api/v1/trials/{trial_id}/stop', of(id)))
}

export async function deleteTrial(id: string): Promise<void> {
  const answer = await http.DELETE('/api/v1/trials/{trial_id}', of(id))
  if (!answer.response.ok) throw refusalOf(answer.error, answer.response.status)
}

/** Say that an asset is kept or discarded; null takes back what was said. */
export async function keepAsset(asset_id: string, kept: boolean | null): Promise<Asset> {
  return taken(await http.PUT('/api/v1/assets/{asset_id}/kept', { params: { path: { asset_id } }, body: { kept } }))
}
