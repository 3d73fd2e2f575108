import { ActionIcon } from '@mantine/core'
import { useState } from 'react'
import type { Asset } from '../../api/types'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { ago, bytes } from '../../ui/words'
import css from './AssetCard.module.css'
import { RenameDialog } from './RenameDialog'
import { useDelete } from './useDelete'
import { useOrigin } from './useOrigin'
import { Verdict } from './Verdict'

/** An object in the library. */
export function AssetCard({ asset }: { asset: Asset }) {
  const [isRenaming, setRenaming] = useState(false)
  const remove = useDelete()
  const origin = useOrigin(asset)
  return (
    <li className={css.card} data-testid="asset-card" data-asset={asset.id}>
      <a {...leadsTo(`/assets/${asset.id}`)} className={css.link}>
        <div className={css.frame}>
          <img src={asset.thumbnail_url} alt="" loading="lazy" className={css.image} />
        </div>
        <span className={css.name}>{asset.name}</span>
        {asset.draft && <span className={css.draft}>Draft by {asset.engine}</span>}
        {origin && <span className={css.origin}>finished from {origin}</span>}
      </a>
      <div className={css.foot}>
        <span className={css.meta}>
          {asset.verdict === 'fail' && <Verdict verdict="fail" isShort />}
          {ago(asset.created_at)} · {bytes(asset.bytes)}
        </span>
        <span className={css.actions}>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={css.act}
            aria-label={`Rename ${asset.name}`}
            onClick={() => setRenaming(true)}
          >
            <Icon name="pencil" size={17} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={css.act}
            aria-label={`Delete ${asset.name}`}
            onClick={() => void remove(asset)}
          >
            <Icon name="trash" size={17} />
          </ActionIcon>
        </span>
      </div>
      {isRenaming && <RenameDialog asset={asset} onClose={() => setRenaming(false)} />}
    </li>
  )
}
