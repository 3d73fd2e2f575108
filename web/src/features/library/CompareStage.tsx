import { useRef, useState, type ReactNode } from 'react'
import type { Side } from '../../api/told'
import type { Asset } from '../../api/types'
import { number, sides } from '../../ui/words'
import type { ViewHandle } from '../../viewer/AssetViewer'
import { ViewLink } from '../../viewer/viewLink'
import { useLook } from './look'
import { LookBar } from './LookBar'
import { ViewerPane } from './ViewerPane'
import css from './ViewerStage.module.css'

interface Props {
  asset: Asset
  before: Side | null
  after: Side | null
}

/** The source and what was made of it, side by side: one turns as the other does. */
export function CompareStage({ asset, before, after }: Props) {
  const look = useLook()
  const view = useRef<ViewHandle>(null)
  const [link] = useState(() => new ViewLink())
  const urlOf = (name: string) => asset.files.find((each) => each.name === name)?.url
  const [source, made] = [urlOf('before.glb'), urlOf('asset.glb')]
  if (!source || !made) return null
  const common = { look, link }
  return (
    <section className={css.stage} aria-label="Before and after" data-testid="compare">
      <div className={css.pair}>
        <figure className={css.side}>
          <ViewerPane
            {...common}
            url={source}
            label={`${asset.name} before`}
            sizeMetres={before?.size_metres}
            testId="viewer-before"
          />
          <Caption title="Before" side={before} />
        </figure>
        <figure className={css.side}>
          <ViewerPane
            {...common}
            url={made}
            label={asset.name}
            still={asset.thumbnail_url}
            sizeMetres={asset.size_metres}
            handle={view}
          />
          <Caption title="After" side={after} />
        </figure>
      </div>
      <LookBar look={look} view={view} />
    </section>
  )
}

function Caption({ title, side }: { title: string; side: Side | null }): ReactNode {
  return (
    <figcaption className={css.caption}>
      <strong>{title}</strong>
      {side && (
        <>
          <span>{number(side.faces)} faces</span>
          <span data-tone={side.closed ? 'good' : 'warn'}>{side.closed ? 'closed' : 'open'}</span>
          {side.parts > 1 && <span>{number(side.parts)} pieces</span>}
          <span>{sides(side.size_metres)}</span>
        </>
      )}
    </figcaption>
  )
}
