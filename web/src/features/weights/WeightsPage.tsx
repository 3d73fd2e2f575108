import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { WeightSet } from '../../api/types'
import { LoadFailure } from '../../ui/LoadFailure'
import { Page } from '../../ui/Page'
import { bytes } from '../../ui/words'
import { CardList } from './CardList'
import { MemoryBars } from './MemoryBars'
import { useWeights } from './store'
import { useFresh } from './useFresh'
import { WeightsCard } from './WeightsCard'
import css from './WeightsPage.module.css'
import { PURPOSES } from './words'

/** By what they are for; what has lost its record comes first. */
function grouped(items: readonly WeightSet[]) {
  const lost = ['lost', 'Damaged', 'Nobody knows any more what they are for.', null] as const
  const groups = [lost, ...PURPOSES.map(([purpose, title, text]) => [purpose, title, text, purpose] as const)]
  return groups
    .map(([key, title, text, wanted]) => ({ key, title, text, items: items.filter((each) => each.purpose === wanted) }))
    .filter((group) => group.items.length > 0)
}

/** Networks with weights of their own: which there are, getting them, and whether this machine has room for them. */
export function WeightsPage({ below }: { below?: ReactNode }) {
  const { all, workers, seenAt, failure, load } = useWeights()
  useFresh()
  const hasNone =
    all?.items.every(
      ({ state, download }) => !download?.is_under_way && (state === 'available' || state === 'begun'),
    ) ?? false
  return (
    <Page
      title="Models"
      lead="Networks by others. Their weights are downloaded once and then run on this machine; what comes with the studio needs none."
    >
      <LoadFailure failure={failure} onAgain={() => void load()} />
      {!all && !failure && <Skeleton height={320} radius="lg" />}
      {all && (
        <>
          <CardList cards={all.cards} device={all.device} />
          <MemoryBars workers={workers} items={all.items} seenAt={seenAt} />
          {hasNone && (
            <p className={css.none}>
              None is installed. That is no fault: pictures are cut out and become objects without them, by{' '}
              <code>small</code>, <code>hull</code> and <code>relief</code>.
            </p>
          )}
          {grouped(all.items).map(({ key, title, text, items }) => (
            <section key={key} className={css.kind} aria-label={title}>
              <header>
                <h2 className={css.title}>{title}</h2>
                <p className={css.place}>{text}</p>
              </header>
              <ul className={css.list} aria-label={title}>
                {items.map((each) => (
                  <WeightsCard key={each.name} weights={each} cards={all.cards} territory={all.territory} />
                ))}
              </ul>
            </section>
          ))}
          <p className={css.place}>
            They lie in <code>{all.folder}</code>; {bytes(all.free_bytes)} are free on that disk.
          </p>
        </>
      )}
      {below}
    </Page>
  )
}
