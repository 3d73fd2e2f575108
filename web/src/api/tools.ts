import { http, taken, type Answer } from './http'
import type * as bodies from './types'

/** The mesh that is worked on: an asset, or a mesh that was uploaded. */
export type Source = { asset_id: string } | { upload_id: string }

type Plain<Asked> = Omit<Asked, 'asset_id' | 'upload_id' | 'name'>

/** What each tool can be asked for. */
export interface ToolOptions {
  finish: Plain<bodies.FinishRequest>
  turntable: bodies.TurntableRequest
  'stl-analyze': Plain<bodies.AnalyzeRequest>
  'stl-repair': Plain<bodies.RepairRequest>
  'stl-optimize': Plain<bodies.OptimizeRequest>
  'stl-simplify': Plain<bodies.SimplifyRequest>
  'generate-lods': Plain<bodies.LodsRequest>
  'collision-mesh': Plain<bodies.CollisionRequest>
  navmesh: Plain<bodies.NavmeshRequest>
}

/** Kinds of job that work on a mesh. */
export type ToolKind = keyof ToolOptions

interface About {
  key: string
  /** Of the asset that is made. */
  name?: string | null
}

type Ask<Kind extends ToolKind> = (
  source: Source,
  options: ToolOptions[Kind],
  about: About,
) => Promise<Answer<bodies.Job>>

const keyed = ({ key }: About) => ({ header: { 'Idempotency-Key': key } })

const onAsset = (source: Source, about: About) => {
  if (!('asset_id' in source)) throw new Error('This can be done to an object of the library only.')
  return { ...keyed(about), path: { asset_id: source.asset_id } }
}

const ASK: { [Kind in ToolKind]: Ask<Kind> } = {
  finish: (source, options, about) => {
    const named = { ...options, name: about.name ?? null }
    return 'asset_id' in source
      ? http.POST('/api/v1/assets/{asset_id}/finish', { body: named, params: onAsset(source, about) })
      : http.POST('/api/v1/assets', { body: { ...named, ...source }, params: keyed(about) })
  },
  turntable: (source, options, about) =>
    http.POST('/api/v1/assets/{asset_id}/turntable', { body: options, params: onAsset(source, about) }),
  'stl-analyze': (source, options, about) =>
    http.POST('/api/v1/stl/analyze', { body: { ...options, ...source }, params: keyed(about) }),
  'stl-repair': (source, options, about) =>
    http.POST('/api/v1/stl/repair', { body: { ...options, ...source }, params: keyed(about) }),
  'stl-optimize': (source, options, about) =>
    http.POST('/api/v1/stl/optimize', { body: { ...options, ...source }, params: keyed(about) }),
  'stl-simplify': (source, options, about) =>
    http.POST('/api/v1/stl/simplify', { body: { ...options, ...source }, params: keyed(about) }),
  'generate-lods': (source, options, about) =>
    http.POST('/api/v1/export/generate-lods', { body: { ...options, ...source }, params: keyed(about) }),
  'collision-mesh': (source, options, about) =>
    http.POST('/api/v1/export/collision-mesh', { body: { ...options, ...source }, params: keyed(about) }),
  navmesh: (source, options, about) =>
    http.POST('/api/v1/export/navmesh', { body: { ...options, ...source }, params: keyed(about) }),
}

/** Ask for work on a mesh; the job that does it. */
export async function askTool<Kind extends ToolKind>(
  kind: Kind,
  source: Source,
  options: ToolOptions[Kind],
  about: About,
): Promise<bodies.Job> {
  return taken(await ASK[kind](source, options, about))
}

export const isToolKind = (kind: string): kind is ToolKind => kind in ASK
