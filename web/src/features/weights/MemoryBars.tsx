import type { WeightSet, WorkerCache } from '../../api/types'
import { Icon } from '../../ui/Icon'
import { bytes } from '../../ui/words'
import { fullnessOf, lasting, noteOf, partsOf, roomOf, toldOf } from './memory'
import css from './MemoryBars.module.css'
import { useElapsed } from './useElapsed'

interface Props {
  workers: readonly WorkerCache[]
  items: readonly WeightSet[]
  /** When the workers were asked for. */
  seenAt: number
}

/** What every worker holds in the memory of its device; nothing where no network could be held. */
export function MemoryBars({ workers, items, seenAt }: Props) {
  const later = useElapsed(seenAt)
  const told = toldOf(workers)
  const isOfUse = items.some(({ state }) => state === 'installed') || told.some(({ held }) => held.length > 0)
  if (!isOfUse || told.length === 0) return null
  return (
    <section className={css.section} aria-labelledby="in-memory" data-testid="memory">
      <h2 id="in-memory" className={css.title}>
        In memory
      </h2>
      <ul className={css.workers}>
        {told.map((worker) => (
          <WorkerBar key={worker.worker} worker={worker} items={items} later={later} />
        ))}
      </ul>
    </section>
  )
}

function WorkerBar({ worker, items, later }: { worker: WorkerCache; items: readonly WeightSet[]; later: number }) {
  const parts = partsOf(worker, items, later)
  const { total, free } = roomOf(worker)
  const [device, note] = [worker.device === 'cpu' ? 'The processor' : worker.device, noteOf(worker)]
  const age = `${lasting(worker.age_seconds + later)} ago`
  return (
    <li className={css.worker} data-stale={!worker.is_heard} data-testid="worker-memory">
      <div className={css.line}>
        <span className={css.device}>
          <Icon name="chip" size={18} /> {device ?? 'Waiting for its first job'}
        </span>
        <span className={css.amount}>{fullnessOf(worker)}</span>
      </div>
      {total > 0 && (
        <div
          className={css.bar}
          role="meter"
          aria-label={`Memory of ${device ?? 'a device'} that networks hold`}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={worker.held_bytes}
          aria-valuetext={fullnessOf(worker)}
        >
          {parts.map(({ key, share, isWorking }) => (
            <span key={key} data-working={isWorking} style={{ inlineSize: `${100 * share}%` }} />
          ))}
        </div>
      )}
      {total > 0 && (
        <ul className={css.parts}>
          {parts.map((part) => (
            <li key={part.key} data-working={part.isWorking}>
              <span className={css.swatch} aria-hidden="true" />
              <span className={css.name}>{part.title}</span>
              <span className={css.told}>
                {bytes(part.bytes)}, {part.doing}
              </span>
            </li>
          ))}
          <li data-free>
            <span className={css.swatch} aria-hidden="true" />
            <span className={css.name}>Free</span>
            <span className={css.told}>{bytes(free)}</span>
          </li>
        </ul>
      )}
      {note && <p className={css.note}>{note}</p>}
      <p className={css.age}>
        {worker.is_heard ? `Told ${age}` : `Last heard of ${age}: it may be gone`} · worker {worker.worker}
      </p>
    </li>
  )
}
