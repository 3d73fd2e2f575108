import {
  Color,
  DoubleSide,
  LinearFilter,
  Mesh,
  OrthographicCamera,
  Scene,
  ShaderMaterial,
  Vector2,
  WebGLRenderTarget,
} from 'three'
import { FullScreenQuad } from 'three/addons/postprocessing/Pass.js'
import type { BufferGeometry, WebGLRenderer } from 'three'

const PIXELS = 512

const HEIGHT_VERTEX = /* glsl */ `
  varying float height;
  void main() {
    height = position.y;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`
/** Red dies away close to the ground, green far above it: where the object touches, and where it only hovers. */
const HEIGHT_FRAGMENT = /* glsl */ `
  varying float height;
  void main() {
    gl_FragColor = vec4(exp(-14.0 * height), exp(-2.6 * height), 0.0, 1.0);
  }
`
const BLUR_VERTEX = /* glsl */ `
  varying vec2 at;
  void main() {
    at = uv;
    gl_Position = vec4(position.xy, 0.0, 1.0);
  }
`
/** A bell-shaped blur along one axis; each channel has its own width, in the texture's unit. */
const BLUR_FRAGMENT = /* glsl */ `
  uniform sampler2D picture;
  uniform vec2 axis;
  uniform vec2 spread;
  varying vec2 at;
  void main() {
    vec2 total = vec2(0.0);
    float weights = 0.0;
    for (int tap = -20; tap <= 20; tap++) {
      float distance = float(tap) / 20.0;
      float weight = exp(-4.5 * distance * distance);
      total.x += weight * texture2D(picture, at + axis * spread.x * distance).x;
      total.y += weight * texture2D(picture, at + axis * spread.y * distance).y;
      weights += weight;
    }
    gl_FragColor = vec4(total / weights, 0.0, 1.0);
  }
`

/**
 * What an overcast sky leaves dark on the ground beneath an object, seen from below and drawn once.
 * Red is the tight shadow of what touches the ground, green the wide one; `side` is the square's length.
 */
export function drawGroundShadow(
  gl: WebGLRenderer,
  geometries: BufferGeometry[],
  { side }: { side: number },
): WebGLRenderTarget {
  const [shadow, half] = [target(), target()]
  const [scene, heights] = [
    new Scene(),
    new ShaderMaterial({
      vertexShader: HEIGHT_VERTEX,
      fragmentShader: HEIGHT_FRAGMENT,
      side: DoubleSide,
    }),
  ]
  geometries.forEach((geometry) => scene.add(new Mesh(geometry, heights)))
  const below = new OrthographicCamera(-side / 2, side / 2, side / 2, -side / 2, 0, 2)
  below.up.set(0, 0, 1)
  below.position.y = -0.01
  below.lookAt(0, 1, 0)

  const blur = new ShaderMaterial({
    vertexShader: BLUR_VERTEX,
    fragmentShader: BLUR_FRAGMENT,
    uniforms: { picture: { value: null }, axis: { value: new Vector2() }, spread: { value: new Vector2(0.035, 0.16) } },
  })
  const quad = new FullScreenQuad(blur)
  const [clearColor, clearAlpha] = [gl.getClearColor(new Color()), gl.getClearAlpha()]
  gl.setClearColor('#000000', 1)
  gl.setRenderTarget(shadow)
  gl.clear()
  gl.render(scene, below)
  for (const [from, to, x, y] of [
    [shadow, half, 1, 0],
    [half, shadow, 0, 1],
  ] as const) {
    blur.uniforms.picture = { value: from.texture }
    blur.uniforms.axis = { value: new Vector2(x, y) }
    gl.setRenderTarget(to)
    quad.render(gl)
  }
  gl.setRenderTarget(null)
  gl.setClearColor(clearColor, clearAlpha)
  ;[half, heights, blur, quad].forEach((used) => {
    used.dispose()
  })
  return shadow
}

function target(): WebGLRenderTarget {
  return new WebGLRenderTarget(PIXELS, PIXELS, {
    minFilter: LinearFilter,
    magFilter: LinearFilter,
    generateMipmaps: false,
  })
}
