import { useEffect } from 'react'
import { leadsTo } from '../../ui/address'
import { AssetCard } from './AssetCard'
import css from './Recent.module.css'
import { useLibrary } from './store'

const SHOWN = 4

/** The newest objects in a row; nothing at all while there are none. */
export function Recent() {
  const { items, load } = useLibrary()
  useEffect(() => void load(''), [load])
  if (items.length === 0) return null
  return (
    <section className={css.recent} aria-labelledby="recent">
      <div className={css.head}>
        <h2 id="recent" className={css.title}>
          Made lately
        </h2>
        <a {...leadsTo('/library')}>All objects</a>
      </div>
      <ul className={css.row}>
        {items.slice(0, SHOWN).map((asset) => (
          <AssetCard key={asset.id} asset={asset} />
        ))}
      </ul>
    </section>
  )
}
