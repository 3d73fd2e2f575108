import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { go, leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { ago } from '../../ui/words'
import { AssetFacts } from './AssetFacts'
import css from './AssetPage.module.css'
import { Downloads } from './Downloads'
import { RenameDialog } from './RenameDialog'
import { ReportView } from './ReportView'
import { useAsset } from './useAsset'
import { useDelete } from './useDelete'
import { ViewerStage } from './ViewerStage'

/** One object: turn it round, read its report, take it along. */
export function AssetPage({ id }: { id: string }) {
  const { asset, report, failure, put } = useAsset(id, { withReport: true })
  const [isRenaming, setRenaming] = useState(false)
  const remove = useDelete()
  const above = <a {...leadsTo('/library')}>Library</a>
  if (!asset) {
    return (
      <Page title={failure ? 'Not here' : 'One moment'} above={above}>
        {failure ? <Notice tone="bad">{failure}</Notice> : <Skeleton height={420} radius="lg" />}
      </Page>
    )
  }
  return (
    <Page
      title={asset.name}
      above={above}
      lead={`Made ${ago(asset.created_at)}`}
      actions={
        <>
          {asset.job_id && (
            <Button
              component="a"
              variant="default"
              leftSection={<Icon name="brush" size={16} />}
              {...leadsTo(`/jobs/${asset.job_id}/cutout`)}
            >
              Correct the cut-out
            </Button>
          )}
          <Button variant="default" leftSection={<Icon name="pencil" size={16} />} onClick={() => setRenaming(true)}>
            Rename
          </Button>
          <Button
            variant="default"
            leftSection={<Icon name="trash" size={16} />}
            onClick={() => void remove(asset).then((isGone) => isGone && go('/library'))}
          >
            Delete
          </Button>
        </>
      }
    >
      {failure && <Notice tone="bad">{failure}</Notice>}
      <div className={css.columns}>
        <div className={css.stage}>
          <ViewerStage asset={asset} />
        </div>
        <div className={css.side}>
          <Downloads asset={asset} />
          <AssetFacts asset={asset} />
        </div>
      </div>
      {report ? <ReportView report={report} /> : !failure && <Skeleton height={240} radius="lg" />}
      {isRenaming && (
        <RenameDialog asset={asset} onClose={() => setRenaming(false)} onRenamed={(name) => put({ ...asset, name })} />
      )}
    </Page>
  )
}
