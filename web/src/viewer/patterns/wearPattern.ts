import type { MeshPhysicalMaterial, Vector3, WebGLProgramParametersWithUniforms } from 'three'
import { FABRIC } from './fabric'
import { noiseTexture } from './noise'
import { SKIN } from './skin'
import { MEAN_LOOK, SPOTS } from './spots'
import { STONE } from './stone'
import { WOOD } from './wood'

const PATTERNS = new Map([
  ['wood', WOOD],
  ['fabric', FABRIC],
  ['stone', STONE],
  ['skin', SKIN],
])
const CLEARLY_LONGER = 1.3

/** Along which axis an object is long: 1, the vertical, where it is upright or about as wide as it is tall. */
export function longAxisOf({ x, y, z }: Vector3): number {
  const longest = Math.max(x, y, z)
  return longest > CLEARLY_LONGER * y ? [x, y, z].indexOf(longest) : 1
}

/** Let colour, roughness and relief of a surface follow a pattern by name; one that is not known changes nothing. */
export function wearPattern(material: MeshPhysicalMaterial, { name, along }: { name: string; along: number }): void {
  const pattern = PATTERNS.get(name)
  if (pattern === undefined) return
  material.customProgramCacheKey = () => `pattern ${name}`
  material.onBeforeCompile = (shader) => {
    shader.uniforms.lumps = { value: noiseTexture(material) }
    shader.uniforms.grainAxis = { value: along }
    drawPattern(shader, pattern)
  }
}

/** Ask the pattern once a pixel, and put its answer where the shader of the surface takes each part from. */
function drawPattern(shader: WebGLProgramParametersWithUniforms, pattern: string): void {
  shader.vertexShader = shader.vertexShader
    .replace('#include <common>', '#include <common>\nvarying vec3 patternPoint;')
    .replace('#include <begin_vertex>', '#include <begin_vertex>\npatternPoint = position;')
  shader.fragmentShader = shader.fragmentShader
    .replace('#include <common>', `#include <common>\n${SPOTS}${pattern}${MEAN_LOOK}`)
    .replace(
      '#include <color_fragment>',
      `#include <color_fragment>
      Look look = meanLook(patternPoint, normalize(vNormal * normalMatrix));
      diffuseColor.rgb = look.color;`,
    )
    .replace('#include <roughnessmap_fragment>', '#include <roughnessmap_fragment>\nroughnessFactor = look.roughness;')
    .replace(
      '#include <normal_fragment_maps>',
      `#include <normal_fragment_maps>
      vec3 rise = normalMatrix * look.slope;
      normal = normalize(normal - rise + dot(rise, normal) * normal);`,
    )
}
