import { Button, Skeleton } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { toldOf } from '../../api/told'
import type { Asset } from '../../api/types'
import { go, leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { draftLine } from '../../ui/draft'
import { ago } from '../../ui/words'
import { AssetFacts } from './AssetFacts'
import css from './AssetPage.module.css'
import { CompareStage } from './CompareStage'
import { Downloads } from './Downloads'
import { Finished } from './Finished'
import { FinishedVersions, SourceLink } from './Lineage'
import { RenameDialog } from './RenameDialog'
import { ReportView } from './ReportView'
import { useAsset } from './useAsset'
import { useDelete } from './useDelete'
import { ViewerStage } from './ViewerStage'

interface Props {
  id: string
  /** What can be done with it; given by the app, since that belongs to other features. */
  renderWork: (asset: Asset) => ReactNode
  /** What is asked about it, if anything; tells what it is after the answer. */
  renderQuestion: (asset: Asset, put: (asset: Asset) => void) => ReactNode
}

/** One object: turn it round, read its report, take it along, make more of it. */
export function AssetPage({ id, renderWork, renderQuestion }: Props) {
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
  const isFinished = asset.files.some((each) => each.name === 'before.glb')
  const told = toldOf(report?.finishing)
  const draft = draftLine(asset)
  return (
    <Page
      title={asset.name}
      above={above}
      lead={
        <>
          Made {ago(asset.created_at)}
          {asset.source_asset_id && (
            <>
              , <SourceLink assetId={asset.source_asset_id} />
            </>
          )}
          {isFinished && !asset.source_asset_id && ', finished from a mesh you sent'}
        </>
      }
      actions={
        <>
          {asset.job_id && !isFinished && (
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
      {draft && <Notice tone="warn">{draft}</Notice>}
      {renderQuestion(asset, put)}
      {isFinished && <CompareStage asset={asset} before={told.before} after={told.after} />}
      {isFinished ? (
        <div className={css.three}>
          <div className={css.side}>
            {report && <Finished asset={asset} report={report} told={told} />}
            <FinishedVersions assetId={asset.id} />
          </div>
          <Downloads asset={asset} />
          <AssetFacts asset={asset} />
        </div>
      ) : (
        <div className={css.columns}>
          <div className={css.stage}>
            <ViewerStage asset={asset} />
          </div>
          <div className={css.side}>
            <Downloads asset={asset} />
            <AssetFacts asset={asset} />
            <FinishedVersions assetId={asset.id} />
          </div>
        </div>
      )}
      {renderWork(asset)}
      {report ? <ReportView report={report} /> : !failure && <Skeleton height={240} radius="lg" />}
      {isRenaming && (
        <RenameDialog asset={asset} onClose={() => setRenaming(false)} onRenamed={(name) => put({ ...asset, name })} />
      )}
    </Page>
  )
}
