import { Skeleton } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import { getUpload } from '../../api/client'
import { sentenceOf } from '../../api/problem'
import type { Upload } from '../../api/types'
import { leadsTo } from '../../ui/address'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { ago, bytes, number } from '../../ui/words'
import { MeshStage } from './MeshStage'

interface Props {
  id: string
  /** What can be done with it; given by the app, since that belongs to other features. */
  renderWork: (upload: Upload) => ReactNode
}

/** A mesh that was sent, and what can be made of it. */
export function MeshPage({ id, renderWork }: Props) {
  const [upload, setUpload] = useState<Upload | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    let isWanted = true
    getUpload(id).then(
      (found) => {
        if (!isWanted) return
        if (found.kind === 'mesh') setUpload(found)
        else setFailure('This is a picture. Meshes end in .glb, .obj, .stl, .ply or .3mf.')
      },
      (error: unknown) => {
        if (isWanted) setFailure(sentenceOf(error))
      },
    )
    return () => {
      isWanted = false
    }
  }, [id])
  const above = <a {...leadsTo('/tools')}>Tools</a>
  if (!upload) {
    return (
      <Page title={failure ? 'Not here' : 'One moment'} above={above}>
        {failure ? <Notice tone="bad">{failure}</Notice> : <Skeleton height={320} radius="lg" />}
      </Page>
    )
  }
  return (
    <Page
      title={upload.name}
      above={above}
      lead={`${number(upload.faces ?? 0)} faces, ${bytes(upload.bytes)}, sent ${ago(upload.created_at)}`}
    >
      <MeshStage upload={upload} />
      {renderWork(upload)}
    </Page>
  )
}
