import { useThree } from '@react-three/fiber'
import { useLayoutEffect, useRef, useState } from 'react'
import { Vector2 } from 'three'
import type { ShaderMaterial, ShaderMaterialParameters } from 'three'
import { drawGroundShadow } from './groundShadow'
import type { LoadedAsset } from './loadAsset'

const VERTEX = /* glsl */ `
  varying vec2 at;
  void main() {
    at = uv;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`
const FRAGMENT = /* glsl */ `
  uniform sampler2D shadow;
  uniform vec2 darkness;
  varying vec2 at;
  void main() {
    vec2 depth = texture2D(shadow, at).xy * darkness;
    float edge = smoothstep(0.5, 0.38, distance(at, vec2(0.5)));
    gl_FragColor = vec4(vec3(0.035, 0.03, 0.025), (1.0 - (1.0 - depth.x) * (1.0 - depth.y)) * edge);
  }
`

/** Made for each view: the uniforms hold a texture that belongs to one drawing surface only. */
const shaders = (): [ShaderMaterialParameters] => [
  {
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { shadow: { value: null }, darkness: { value: new Vector2() } },
    transparent: true,
    depthWrite: false,
    toneMapped: false,
  },
]

/** The soft shadow the object stands in; drawn once, since neither object nor sky move. */
export function GroundShadow({ asset, isDark }: { asset: LoadedAsset; isDark: boolean }) {
  const material = useRef<ShaderMaterial>(null)
  const [args] = useState(shaders)
  const get = useThree((state) => state.get)
  const side = Math.hypot(asset.size.x, asset.size.z) * 1.25 + 0.7

  useLayoutEffect(() => {
    const { gl, invalidate } = get()
    const geometries = asset.surfaces.map((surface) => surface.geometry)
    const shadow = drawGroundShadow(gl, geometries, { side })
    const uniform = material.current?.uniforms.shadow
    if (uniform) uniform.value = shadow.texture
    invalidate()
    return () => shadow.dispose()
  }, [asset, get, side])

  return (
    <mesh rotation-x={-Math.PI / 2} position-y={-0.001} renderOrder={-1}>
      <planeGeometry args={[side, side]} />
      <shaderMaterial ref={material} args={args} uniforms-darkness-value={isDark ? [0.6, 0.62] : [0.42, 0.4]} />
    </mesh>
  )
}
