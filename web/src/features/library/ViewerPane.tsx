import { useCallback, useState } from 'react'
import type { RefObject } from 'react'
import type { ViewHandle, ViewLink } from '../../viewer/AssetViewer'
import { LazyViewer } from '../../viewer/LazyViewer'
import type { Look } from './look'
import css from './ViewerStage.module.css'

interface Props {
  url: string
  label: string
  look: Look
  /** Stands in until the object is drawn. */
  still?: string
  sizeMetres?: readonly number[]
  link?: ViewLink | null
  handle?: RefObject<ViewHandle | null>
  testId?: string
}

/** One view of an object. */
export function ViewerPane({ url, label, look, still, sizeMetres, link = null, handle, testId = 'viewer' }: Props) {
  const [readyUrl, setReadyUrl] = useState<string | null>(null)
  const onReady = useCallback(() => setReadyUrl(url), [url])
  const [width, height, depth] = sizeMetres ?? []
  return (
    <div className={css.pane} data-testid={testId} data-ready={readyUrl === url} data-mode={look.mode}>
      <LazyViewer
        fallback={still && <img src={still} alt="" className={css.still} />}
        key={url}
        url={url}
        mode={look.mode}
        lighting={look.lightingPreset}
        material={look.materialPreset}
        cameras={look.cameras}
        link={link}
        handle={handle}
        sizeMetres={width && height && depth ? [width, height, depth] : undefined}
        label={label}
        onReady={onReady}
      />
    </div>
  )
}
