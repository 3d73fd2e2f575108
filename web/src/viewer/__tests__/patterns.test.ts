import { Data3DTexture, ShaderChunk, ShaderLib, Vector3 } from 'three'
import type { MeshPhysicalMaterial, WebGLProgramParametersWithUniforms, WebGLRenderer } from 'three'
import { afterEach, describe, expect, it } from 'vitest'
import { noiseTable } from '../patterns/noise'
import { longAxisOf } from '../patterns/wearPattern'
import { presetMaterial } from '../viewMaterial'

const NAMES = ['wood', 'fabric', 'stone', 'skin']

const made: MeshPhysicalMaterial[] = []
afterEach(() => {
  for (const material of made.splice(0)) material.dispose()
})

function worn(pattern: string | null, along = 1): MeshPhysicalMaterial {
  const numbers = { base_color: [0.3, 0.2, 0.1], metallic: 0, roughness: 0.6, ior: 1.5, transmission: 0 }
  const material = presetMaterial({ name: 'any', ...numbers, pattern }, { along })
  made.push(material)
  return material
}

/** What is left of three's own shader when the material has had its way with it. */
function compiled(material: MeshPhysicalMaterial) {
  const { vertexShader, fragmentShader } = ShaderLib.physical
  const shader = { vertexShader, fragmentShader, uniforms: {} as Record<string, { value: unknown }> }
  material.onBeforeCompile(shader as unknown as WebGLProgramParametersWithUniforms, {} as WebGLRenderer)
  return shader
}

describe.each(NAMES)('%s', (name) => {
  it('is written into every place of the shader it belongs to, each of which three still has', () => {
    const { vertexShader, fragmentShader, uniforms } = compiled(worn(name, 2))
    expect(vertexShader.match(/^\s*varying vec3 patternPoint;$/m)).not.toBeNull()
    expect(vertexShader).toMatch(/#include <begin_vertex>\s+patternPoint = position;/)
    expect(fragmentShader).toMatch(
      /#include <color_fragment>[^#]+look = meanLook\([^#]+diffuseColor\.rgb = look\.color;/,
    )
    expect(fragmentShader).toMatch(/#include <roughnessmap_fragment>\s+roughnessFactor = look\.roughness;/)
    expect(fragmentShader).toMatch(/#include <normal_fragment_maps>[^#]+normal = normalize\([^#]+rise/)
    const [before = '', main = ''] = fragmentShader.split('void main()')
    expect(before.match(/^Look lookAt\(/gm)).toHaveLength(1)
    expect(main).not.toMatch(/^Look lookAt\(/m)
    expect(uniforms.grainAxis?.value).toBe(2)
    expect(uniforms.lumps?.value).toBeInstanceOf(Data3DTexture)
  })

  it('has a program of its own, whichever way the object lies', () => {
    const others = [null, ...NAMES.filter((other) => other !== name)]
    for (const other of others) expect(worn(other).customProgramCacheKey()).not.toBe(worn(name).customProgramCacheKey())
    expect(worn(name, 0).customProgramCacheKey()).toBe(worn(name, 1).customProgramCacheKey())
  })
})

it('what patterns set has in the shader of three the names they use', () => {
  const { fragmentShader } = ShaderLib.physical
  expect(fragmentShader).toContain('vec4 diffuseColor =')
  expect(ShaderChunk.roughnessmap_fragment).toContain('float roughnessFactor =')
  expect(ShaderChunk.normal_fragment_begin).toContain('vec3 normal =')
  expect(ShaderChunk.normal_pars_fragment).toContain('varying vec3 vNormal;')
  expect(ShaderChunk.begin_vertex).toContain('vec3( position )')
  expect(ShaderChunk.common).toContain('#define PI2 ')
})

it.each([null, 'velvet', 'constructor'])('a surface of pattern %s is plain numbers', (name) => {
  const { vertexShader, fragmentShader } = ShaderLib.physical
  expect(compiled(worn(name))).toEqual({ vertexShader, fragmentShader, uniforms: {} })
  expect(worn(name).color.toArray()).toEqual([0.3, 0.2, 0.1])
})

describe('noise', () => {
  const table = noiseTable()

  it('is about 0 with a deviation of 1, as bells are: few lumps stand out', () => {
    expect(table.length).toBe(96 ** 3)
    const mean = table.reduce((sum, value) => sum + value, 0) / table.length
    expect(Math.abs(mean)).toBeLessThan(0.02)
    expect(Math.sqrt(table.reduce((sum, value) => sum + value ** 2, 0) / table.length)).toBeCloseTo(1, 3)
    const above = (limit: number) => table.filter((value) => value > limit).length / table.length
    expect(above(1)).toBeGreaterThan(0.14)
    expect(above(1)).toBeLessThan(0.18)
    expect(above(2)).toBeGreaterThan(0.012)
    expect(above(2)).toBeLessThan(0.032)
  })

  it.each([1, 96, 96 * 96])('is smooth along every axis and over its border (%i apart)', (stride) => {
    const side = 96 * stride
    const isLast = (index: number) => index % side >= side - stride
    const after = (index: number) => table[isLast(index) ? index - side + stride : index + stride] ?? Infinity
    const steps = table.map((value, index) => value - after(index))
    for (const some of [steps, steps.filter((_, index) => isLast(index))])
      expect(Math.sqrt(some.reduce((sum, step) => sum + step ** 2, 0) / some.length)).toBeLessThan(0.6)
  })

  it('is one texture for all, let go with the last material that is drawn with it', () => {
    const [first, second] = [worn('wood'), worn('skin')]
    const texture = compiled(first).uniforms.lumps?.value as Data3DTexture
    let released = 0
    texture.addEventListener('dispose', () => (released += 1))
    expect(compiled(second).uniforms.lumps?.value).toBe(texture)
    compiled(second)
    first.dispose()
    expect(released).toBe(0)
    second.dispose()
    second.dispose()
    expect(released).toBe(1)
  })
})

it('an object is long along an axis that is clearly longer than it is tall', () => {
  const sizes: [Vector3, number][] = [
    [new Vector3(1, 1, 1), 1],
    [new Vector3(1.2, 1, 1), 1],
    [new Vector3(5, 1, 1), 0],
    [new Vector3(0.3, 0.2, 1), 2],
    [new Vector3(1, 3, 1), 1],
  ]
  for (const [size, along] of sizes) expect(longAxisOf(size)).toBe(along)
})
