import { Canvas } from '@react-three/fiber'
import { NeutralToneMapping, PCFShadowMap } from 'three'
import type { Ref } from 'react'
import { AssetSurfaces } from './AssetSurfaces'
import { ContextWatch } from './ContextWatch'
import { FirstFrame } from './FirstFrame'
import { GroundGrid } from './GroundGrid'
import { GroundShadow } from './GroundShadow'
import { OverlaySurfaces } from './OverlaySurfaces'
import type { ViewOverlay } from './OverlaySurfaces'
import { PresetLight } from './PresetLight'
import { StudioLight } from './StudioLight'
import { TurnTable } from './TurnTable'
import { ViewControls } from './ViewControls'
import type { ViewHandle } from './ViewControls'
import { FIELD_OF_VIEW } from './frame'
import type { LoadedAsset } from './loadAsset'
import type { ViewLighting } from './viewLighting'
import type { ViewLink } from './viewLink'
import type { ViewMaterial } from './viewMaterial'
import type { ViewMode } from './viewMode'

interface Props {
  asset: LoadedAsset
  mode: ViewMode
  /** One of the presets, or null for the viewer's own bright room. */
  lighting: ViewLighting | null
  material: ViewMaterial | null
  overlay: ViewOverlay | null
  link: ViewLink | null
  gridStep: number
  isDark: boolean
  isTurning: boolean
  handle: Ref<ViewHandle>
  onTouched: () => void
  onSlow: () => void
  onDrawn: () => void
  onLost: () => void
}

/** Drawn anew only when what throws them changes. */
const SHADOWS = { type: PCFShadowMap, autoUpdate: false }

/**
 * The scene: object, light, ground and camera. Drawn only when something changes.
 * The tone curve is Khronos' neutral one: a texture's colours look as they are, only highlights are bent.
 */
export function Stage({ asset, mode, lighting, gridStep, isDark, isTurning, handle, ...others }: Props) {
  const { material, overlay, link, onTouched, onSlow, onDrawn, onLost } = others
  const reach = Math.hypot(asset.size.x, asset.size.z) / 2
  return (
    <Canvas
      frameloop="demand"
      dpr={[1, 2]}
      shadows={SHADOWS}
      camera={{ fov: FIELD_OF_VIEW, near: 0.01, far: 60 }}
      gl={{ antialias: true, alpha: true, toneMapping: NeutralToneMapping }}
    >
      {lighting ? <PresetLight lighting={lighting} /> : <StudioLight />}
      <AssetSurfaces asset={asset} mode={mode} material={material} isBehind={overlay !== null} />
      {overlay && <OverlaySurfaces overlay={overlay} place={asset.place} />}
      <GroundShadow asset={asset} isDark={isDark} />
      <GroundGrid step={gridStep} reach={reach} isDark={isDark} />
      <ViewControls size={asset.size} isTurning={isTurning} link={link} onTouched={onTouched} handle={handle} />
      {isTurning && <TurnTable onSlow={onSlow} />}
      <FirstFrame onDrawn={onDrawn} />
      <ContextWatch onLost={onLost} />
    </Canvas>
  )
}
