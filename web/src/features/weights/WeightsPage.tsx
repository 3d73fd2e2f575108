import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { LoadFailure } from '../../ui/LoadFailure'
import { Page } from '../../ui/Page'
import { bytes } from '../../ui/words'
import { CardList } from './CardList'
import { MemoryBars } from './MemoryBars'
import { useWeights } from './store'
import { useFresh } from './useFresh'
import { WeightsCard } from './WeightsCard'
import css from './WeightsPage.module.css'

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
      lead="Large networks by others. Their weights are downloaded once and then run on this machine; the engines that come with the studio need none."
    >
      <LoadFailure failure={failure} onAgain={() => void load()} />
      {!all && !failure && <Skeleton height={320} radius="lg" />}
      {all && (
        <>
          <CardList cards={all.cards} device={all.device} />
          <MemoryBars workers={workers} items={all.items} seenAt={seenAt} />
          {hasNone && (
            <p className={css.none}>
              None is installed. That is no fault: pictures become objects without them, by <code>small</code>,{' '}
              <code>hull</code> and <code>relief</code>.
            </p>
          )}
          <ul className={css.list} aria-label="Models">
            {all.items.map((each) => (
              <WeightsCard key={each.name} weights={each} cards={all.cards} territory={all.territory} />
            ))}
          </ul>
          <p className={css.place}>
            They lie in <code>{all.folder}</code>; {bytes(all.free_bytes)} are free on that disk.
          </p>
        </>
      )}
      {below}
    </Page>
  )
}
