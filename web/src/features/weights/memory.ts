import type { WeightSet, WorkerCache } from '../../api/types'
import { bytes } from '../../ui/words'

/** What stands before the name of a network that paints; its weights are told by another hash than its record's. */
const PAINTERS = 'text-to-image/'

/** A network in a worker's memory, as it is shown. */
export interface Part {
  key: string
  title: string
  bytes: number
  /** Of all that there is, 0 to 1. */
  share: number
  isWorking: boolean
  doing: string
}

/** Whole seconds, minutes or hours: how long something lasts already. */
export function lasting(seconds: number): string {
  const whole = Math.floor(seconds)
  if (whole < 90) return `${whole} s`
  if (whole < 5400) return `${Math.floor(whole / 60)} min`
  return `${Math.floor(whole / 3600)} h`
}

/** Workers there is something to tell of: those that are heard, then those that held something when they last were. */
export function toldOf(workers: readonly WorkerCache[]): WorkerCache[] {
  const rank = (each: WorkerCache) => (each.is_heard ? 0 : 2) + (each.held.length > 0 ? 0 : 1)
  return workers.filter((each) => each.is_heard || each.held.length > 0).sort((one, other) => rank(one) - rank(other))
}

/** Bytes of all there are, and those that nobody holds. */
export function roomOf({ total_bytes: total, held_bytes: held }: WorkerCache): { total: number; free: number } {
  return { total: Math.max(total, held), free: Math.max(total - held, 0) }
}

/** What is held, the largest first; `later` seconds after it was told. */
export function partsOf(worker: WorkerCache, items: readonly WeightSet[], later: number): Part[] {
  const { total } = roomOf(worker)
  const largestFirst = [...worker.held].sort((one, other) => other.bytes - one.bytes)
  return largestFirst.map((each) => {
    const painter = each.engine.startsWith(PAINTERS) ? each.engine.slice(PAINTERS.length) : null
    const known = items.find(({ name, sha256 }) => (painter === null ? sha256 === each.weights : name === painter))
    const doing = each.is_running
      ? `at work for ${lasting(each.running_seconds + later)}`
      : `idle for ${lasting(each.idle_seconds + later)}`
    return {
      key: `${each.engine} ${each.weights}`,
      title: known?.title ?? known?.name ?? painter ?? each.engine,
      bytes: each.bytes,
      share: total > 0 ? each.bytes / total : 0,
      isWorking: each.is_running,
      doing,
    }
  })
}

/** How full it is, in words. */
export function fullnessOf(worker: WorkerCache): string {
  const { total, free } = roomOf(worker)
  return total > 0 ? `${bytes(worker.held_bytes)} of ${bytes(total)} held, ${bytes(free)} free` : ''
}

/** What its bar does not show; null where that is all there is to say. */
export function noteOf({ state, held }: WorkerCache): string | null {
  if (state === 'busy' && !held.some((each) => each.is_running)) return 'A network is being brought here for a job.'
  if (held.length > 0) return null
  return `No network is here ${state === 'absent' ? 'yet' : 'now'}. The next job that needs one brings it.`
}
