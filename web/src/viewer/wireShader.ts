import { Color } from 'three'
import type { WebGLProgramParametersWithUniforms } from 'three'

export const CLAY = new Color('#c9c5bf')
export const WIRE = new Color('#1d2b46')

/**
 * Draw the edges of each triangle inside the surface's own shader, a pixel wide at any distance.
 * The triangles must not share vertices: the corner is told by the vertex number.
 * Where triangles shrink towards a pixel their lines fade, so that a dense mesh greys instead of turning black.
 */
export function drawEdges(shader: WebGLProgramParametersWithUniforms, { pixelRatio }: { pixelRatio: number }): void {
  shader.uniforms.wireColor = { value: WIRE }
  shader.uniforms.wireWidth = { value: 0.55 * pixelRatio }
  shader.vertexShader = shader.vertexShader
    .replace('#include <common>', '#include <common>\nvarying vec3 wireCorner;')
    .replace(
      '#include <begin_vertex>',
      `#include <begin_vertex>
      int corner = gl_VertexID % 3;
      wireCorner = vec3(float(corner == 0), float(corner == 1), float(corner == 2));`,
    )
  shader.fragmentShader = shader.fragmentShader
    .replace(
      '#include <common>',
      '#include <common>\nvarying vec3 wireCorner;\nuniform vec3 wireColor;\nuniform float wireWidth;',
    )
    .replace(
      '#include <opaque_fragment>',
      `vec3 perPixel = fwidth(wireCorner);
      vec3 inside = smoothstep(perPixel * (wireWidth - 0.5), perPixel * (wireWidth + 0.5), wireCorner);
      float edge = 1.0 - min(min(inside.x, inside.y), inside.z);
      float pixelsHigh = 1.0 / max(max(perPixel.x, perPixel.y), perPixel.z);
      float strength = mix(0.22, 0.85, smoothstep(0.8, 6.0, pixelsHigh / (wireWidth * 2.0)));
      outgoingLight = mix(outgoingLight, wireColor, edge * strength);
      #include <opaque_fragment>`,
    )
}
