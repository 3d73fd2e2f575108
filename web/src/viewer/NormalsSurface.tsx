import { DoubleSide } from 'three'
import type { Surface } from './loadAsset'

const VERTEX = /* glsl */ `
  varying vec3 direction;
  void main() {
    direction = normal;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`
const FRAGMENT = /* glsl */ `
  varying vec3 direction;
  void main() {
    gl_FragColor = vec4(normalize(direction) * 0.5 + 0.5, 1.0);
  }
`
const SHADERS: [{ vertexShader: string; fragmentShader: string }] = [{ vertexShader: VERTEX, fragmentShader: FRAGMENT }]

/** Where each point of the surface faces, as a colour: right is red, up is green, front is blue. */
export function NormalsSurface({ surface }: { surface: Surface }) {
  return (
    <mesh geometry={surface.geometry}>
      <shaderMaterial args={SHADERS} side={DoubleSide} toneMapped={false} />
    </mesh>
  )
}
