import { http, taken } from './http'
import type { WeightSet, WeightSets, WorkerCache } from './types'

const named = (name: string) => ({ params: { path: { name } } })

export async function listWeights(): Promise<WeightSets> {
  return taken(await http.GET('/api/v1/models'))
}

/** What every worker holds in memory, as it last said. */
export async function listHeld(): Promise<WorkerCache[]> {
  return taken(await http.GET('/api/v1/models/cache-status')).workers
}

/** Fetch weights, their licence accepted. */
export async function downloadWeights(name: string, licence: string): Promise<WeightSet> {
  const body = { accept_licence: licence }
  return taken(await http.POST('/api/v1/models/{name}/download', { ...named(name), body }))
}

/** Stop fetching, or forget that it failed; what was fetched stays. */
export async function stopDownload(name: string): Promise<WeightSet> {
  return taken(await http.DELETE('/api/v1/models/{name}/download', named(name)))
}

/** The bytes that became free. */
export async function removeWeights(name: string): Promise<number> {
  return taken(await http.DELETE('/api/v1/models/{name}', named(name))).freed_bytes
}
