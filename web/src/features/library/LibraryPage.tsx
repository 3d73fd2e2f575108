import { Button, CloseButton, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { leadsTo } from '../../ui/address'
import { EmptyState } from '../../ui/EmptyState'
import { Icon } from '../../ui/Icon'
import { LoadFailure } from '../../ui/LoadFailure'
import { Page } from '../../ui/Page'
import { bytes } from '../../ui/words'
import { AssetCard } from './AssetCard'
import css from './LibraryPage.module.css'
import { useLibrary } from './store'

/** Every object there is, with search and what they take on disk. */
export function LibraryPage() {
  const { items, cursor, bytesUsed, text, isLoaded, failure, load, loadMore } = useLibrary()
  const [typed, setTyped] = useState(text)
  const [isLoading, setLoading] = useState(false)
  const search = useDebouncedCallback((next: string) => void load(next), 200)
  useEffect(() => void load(), [load])

  const isEmpty = isLoaded && !failure && items.length === 0
  const type = (next: string) => {
    setTyped(next)
    search(next)
  }
  return (
    <Page
      title="Library"
      lead={isLoaded && !failure ? `${bytes(bytesUsed)} on disk` : ' '}
      actions={
        <TextInput
          className={css.search}
          aria-label="Search by name"
          placeholder="Search by name"
          leftSection={<Icon name="search" size={17} />}
          rightSection={typed && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} />}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
      }
    >
      <LoadFailure failure={failure} onAgain={() => void load()} />
      {isEmpty && text.trim() !== '' && (
        <EmptyState icon="search" title={`Nothing is called “${text.trim()}”`}>
          Search looks at names. Try a part of one.
        </EmptyState>
      )}
      {isEmpty && text.trim() === '' && (
        <EmptyState
          icon="cube"
          title="Your objects will live here"
          action={
            <Button component="a" {...leadsTo('/')}>
              Make the first one
            </Button>
          }
        >
          One picture is enough: a toy, a shoe, a fruit. In a few seconds it is an object you can turn round.
        </EmptyState>
      )}
      <ul className={css.grid} aria-label="Objects" aria-busy={!isLoaded}>
        {items.map((asset) => (
          <AssetCard key={asset.id} asset={asset} />
        ))}
        {!isLoaded &&
          [1, 2, 3, 4].map((each) => <Skeleton key={each} component="li" radius="lg" className={css.ghost} />)}
      </ul>
      {cursor && (
        <Button
          variant="default"
          className={css.more}
          loading={isLoading}
          onClick={() => {
            setLoading(true)
            void loadMore().finally(() => setLoading(false))
          }}
        >
          Show more
        </Button>
      )}
    </Page>
  )
}
