import { useEffect, useState } from 'react'
import { getAsset, listAssets } from '../../api/client'
import type { Asset } from '../../api/types'
import { leadsTo } from '../../ui/address'
import { number } from '../../ui/words'
import css from './Lineage.module.css'
import { useLibrary } from './store'
import { Verdict } from './Verdict'

/** The object an object was finished from, by name; nothing where that one is gone. */
export function SourceLink({ assetId }: { assetId: string }) {
  const known = useLibrary((library) => library.items.find((each) => each.id === assetId))
  const [found, setFound] = useState<Asset | null>(null)
  useEffect(() => {
    let isWanted = true
    getAsset(assetId).then(
      (asset) => {
        if (isWanted) setFound(asset)
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [assetId])
  const source = known ?? found
  if (!source) return null
  return (
    <>
      finished from{' '}
      <a {...leadsTo(`/assets/${source.id}`)} data-testid="source-link">
        {source.name}
      </a>{' '}
      ({number(source.faces)} faces)
    </>
  )
}

/** What was finished from an object, newest first. */
export function FinishedVersions({ assetId }: { assetId: string }) {
  const [versions, setVersions] = useState<readonly Asset[]>([])
  useEffect(() => {
    let isWanted = true
    listAssets({ source_asset_id: assetId, limit: 50 }).then(
      (page) => {
        if (isWanted) setVersions(page.items)
      },
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [assetId])
  if (versions.length === 0) return null
  return (
    <section className={css.card} aria-labelledby="versions">
      <h2 id="versions" className={css.title}>
        Finished from this
      </h2>
      <ul className={css.list}>
        {versions.map((each) => (
          <li key={each.id}>
            <a {...leadsTo(`/assets/${each.id}`)} className={css.version} data-testid="finished-version">
              <img src={each.thumbnail_url} alt="" loading="lazy" className={css.image} />
              <span className={css.words}>
                <span className={css.name}>{each.name}</span>
                <span className={css.meta}>
                  {number(each.faces)} faces <Verdict verdict={each.verdict} isShort />
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
