import { useComputedColorScheme } from '@mantine/core'
import { useReducedMotion } from '@mantine/hooks'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import type { RefObject } from 'react'
import classes from './AssetViewer.module.css'
import { DrawingBoundary } from './DrawingBoundary'
import { LoadingNote } from './LoadingNote'
import { Stage } from './Stage'
import { TroubleNote } from './TroubleNote'
import type { ViewHandle } from './ViewControls'
import { ViewNotes } from './ViewNotes'
import { gridStep } from './frame'
import { useAsset } from './useAsset'
import { useIsOnScreen } from './useIsOnScreen'
import type { ViewOverlay } from './OverlaySurfaces'
import type { From } from './frame'
import { useViewKeys } from './useViewKeys'
import { backdropOf, isDarkBehind } from './viewLighting'
import type { ViewLighting } from './viewLighting'
import type { ViewLink } from './viewLink'
import type { ViewMaterial } from './viewMaterial'
import type { ViewMode } from './viewMode'

export type { ViewOverlay } from './OverlaySurfaces'
export type { ViewHandle } from './ViewControls'
export type { ViewLighting } from './viewLighting'
export type { ViewLink } from './viewLink'
export type { ViewMaterial } from './viewMaterial'
export type { ViewMode } from './viewMode'

export interface AssetViewerProps {
  /** Address of a GLB, or of an STL, PLY, 3MF or OBJ as it was sent. */
  url: string
  mode: ViewMode
  /** One of the presets, with what stands behind the object; the viewer's own bright room where not given. */
  lighting?: ViewLighting | null
  /** A material it wears instead of its own while it is shaded. */
  material?: ViewMaterial | null
  /** Another GLB in the same place, drawn over it. */
  overlay?: ViewOverlay | null
  /** Ties the camera to those of other viewers. */
  link?: ViewLink | null
  /** Angles the number keys look from, in their order. */
  cameras?: readonly From[]
  /** For buttons outside that move the camera. */
  handle?: RefObject<ViewHandle | null>
  /** Width, height and depth in metres; taken from the file where not given. */
  sizeMetres?: [number, number, number]
  /** The object has been drawn for the first time. */
  onReady?: () => void
  /** It could not be shown; the message is a sentence for the user, who sees it in the viewer as well. */
  onError?: (message: string) => void
  /** What the object is, for those who do not see it. */
  label: string
}

const NO_DRAWING = 'This browser cannot draw 3D here. Switch on hardware acceleration (WebGL 2) and reload the page.'
const NO_CAMERAS: readonly From[] = []
const LOST = 'The browser took the 3D view away, most likely because memory ran short.'

/** Shows a GLB and lets it be turned about; fills its parent. */
export function AssetViewer(props: AssetViewerProps) {
  const [round, setRound] = useState(0)
  return <View key={`${round} ${props.url}`} {...props} onAgain={() => setRound(round + 1)} />
}

function View(props: AssetViewerProps & { onAgain: () => void }) {
  const { url, mode, lighting = null, material = null, overlay = null, link = null, cameras = NO_CAMERAS } = props
  const { sizeMetres, onReady, onError, label, onAgain } = props
  const root = useRef<HTMLDivElement>(null)
  const own = useRef<ViewHandle>(null)
  const view = props.handle ?? own
  const state = useAsset(url)
  const [isDrawn, setIsDrawn] = useState(false)
  const [isTouched, setIsTouched] = useState(false)
  const [isSlow, setIsSlow] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const isDarkPage = useComputedColorScheme('light') === 'dark'
  const isDark = lighting ? isDarkBehind(lighting) : isDarkPage
  const isStill = useReducedMotion()
  const isOnScreen = useIsOnScreen(root)
  const onKeyDown = useViewKeys(view, cameras)
  const help = useId()

  const sentence = trouble ?? (state.kind === 'failed' ? state.sentence : null)
  useEffect(() => {
    if (sentence !== null) onError?.(sentence)
  }, [sentence, onError])
  const onTouched = useCallback(() => setIsTouched(true), [])
  const onSlow = useCallback(() => setIsSlow(true), [])
  const onLost = useCallback(() => setTrouble(LOST), [])
  const onDrawn = useCallback(() => {
    setIsDrawn(true)
    onReady?.()
  }, [onReady])

  const isShown = state.kind === 'ready' && sentence === null
  const longest = sizeMetres ? Math.max(...sizeMetres) : isShown ? 1 / state.asset.unitsPerMetre : 1
  const stepMetres = gridStep(longest)
  return (
    <div
      ref={root}
      className={classes.root}
      data-viewer={sentence === null ? (isDrawn ? 'ready' : 'loading') : 'failed'}
    >
      <div
        className={classes.picture}
        data-is-drawn={isDrawn}
        style={lighting ? { background: backdropOf(lighting) } : undefined}
        role="img"
        aria-label={label}
        aria-roledescription="3D view"
        aria-describedby={help}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {isShown && (
          <DrawingBoundary onFailed={() => setTrouble(NO_DRAWING)}>
            <Stage
              asset={state.asset}
              mode={mode}
              lighting={lighting}
              material={material}
              overlay={overlay}
              link={link}
              gridStep={stepMetres / longest}
              isDark={isDark}
              isTurning={isDrawn && isOnScreen && !isTouched && !isStill && !isSlow && !link}
              handle={view}
              onTouched={onTouched}
              onSlow={onSlow}
              onDrawn={onDrawn}
              onLost={onLost}
            />
          </DrawingBoundary>
        )}
      </div>
      <ViewNotes
        id={help}
        hasCameras={cameras.length > 0}
        stepMetres={isDrawn && isShown ? stepMetres : null}
        lacksUvs={isShown && mode === 'uv' && state.asset.surfaces.every((part) => !part.geometry.hasAttribute('uv'))}
        onReset={isTouched && isShown ? () => view.current?.reset() : null}
      />
      {sentence === null && !isDrawn && <LoadingNote fraction={state.kind === 'loading' ? state.fraction : 1} />}
      {sentence !== null && (
        <TroubleNote sentence={sentence} action={trouble ? 'Load it again' : 'Try again'} onAct={onAgain} />
      )}
    </div>
  )
}
