import type { ToolKind, ToolOptions } from '../../api/tools'
import type { IconName } from '../../ui/Icon'
import type { Field } from './fields'
import { PRINTING } from './printing'

/** A tool as a person meets it. */
export interface ToolSpec<Kind extends ToolKind = ToolKind> {
  kind: Kind
  title: string
  sentence: string
  icon: IconName
  /** On the button. */
  verb: string
  fields: readonly Field<keyof ToolOptions[Kind] & string>[]
  /** What the form begins with, for a mesh of that longest side where it is known. */
  initial: (metres: number | null) => ToolOptions[Kind]
  /** Works on objects of the library only. */
  isForAssets?: boolean
}

/** Some tools under one heading. */
export interface ToolGroup {
  title: string
  tools: readonly ToolSpec[]
}

const SHARES = [
  { label: '3 levels: 100, 50 and 25 %', value: [1, 0.5, 0.25] },
  { label: '4 levels: 100, 50, 25 and 10 %', value: [1, 0.5, 0.25, 0.1] },
  { label: '5 levels: 100, 50, 25, 10 and 4 %', value: [1, 0.5, 0.25, 0.1, 0.04] },
] as const

const FILM: ToolSpec<'turntable'> = {
  kind: 'turntable',
  title: 'Film',
  sentence: 'It turns once about itself, in the light you choose.',
  icon: 'film',
  verb: 'Make the film',
  isForAssets: true,
  fields: [
    { name: 'lighting', label: 'Lighting', as: 'preset', of: 'lightings' },
    { name: 'camera', label: 'Camera', as: 'preset', of: 'cameras' },
    { name: 'material', label: 'Material', as: 'preset', of: 'materials', none: 'As it is' },
    {
      name: 'format',
      label: 'Format',
      as: 'choice',
      options: [
        { label: 'WebM video', value: 'webm' },
        { label: 'Animated WebP', value: 'webp' },
        { label: 'PNGs in a ZIP', value: 'zip' },
        { label: 'MP4 video (needs ffmpeg)', value: 'mp4' },
      ],
    },
    {
      name: 'kind',
      label: 'What moves',
      as: 'choice',
      options: [
        { label: 'the object', value: 'turntable' },
        { label: 'the camera', value: 'orbital' },
      ],
    },
    {
      name: 'pixels',
      label: 'Width and height',
      as: 'choice',
      options: [256, 512, 768, 1024].map((value) => ({ label: `${value} px`, value })),
    },
    {
      name: 'frames',
      label: 'Length',
      as: 'choice',
      options: [48, 72, 120].map((value) => ({ label: `${value / 24} s, ${value} frames`, value })),
    },
    {
      name: 'transparent',
      label: 'Without a background',
      as: 'switch',
      when: ({ format }) => format === 'webp' || format === 'zip',
    },
  ],
  initial: () => ({
    lighting: 'studio',
    camera: 'three_quarter',
    material: null,
    format: 'webm',
    kind: 'turntable',
    pixels: 512,
    frames: 72,
    transparent: false,
  }),
}

const LEVELS: ToolSpec<'generate-lods'> = {
  kind: 'generate-lods',
  title: 'Levels of detail',
  sentence: 'Lighter versions for when it is far away, each checked by how it looks.',
  icon: 'layers',
  verb: 'Make the levels',
  fields: [{ name: 'shares', label: 'Levels', as: 'choice', options: SHARES }],
  initial: () => ({ shares: [...SHARES[1].value] }),
}

const HULLS: ToolSpec<'collision-mesh'> = {
  kind: 'collision-mesh',
  title: 'Collision',
  sentence: 'Convex pieces that a physics engine can bump into.',
  icon: 'shield',
  verb: 'Make the pieces',
  fields: [
    {
      name: 'kind',
      label: 'Pieces',
      as: 'choice',
      options: [
        { label: 'what suits it', value: 'auto' },
        { label: 'several convex pieces', value: 'convex' },
        { label: 'one convex hull', value: 'hull' },
        { label: 'one box', value: 'box' },
      ],
    },
    { name: 'max_hulls', label: 'Pieces at most', as: 'number', min: 1, max: 64 },
    { name: 'max_faces', label: 'Triangles a piece', as: 'number', min: 12, max: 255 },
    {
      name: 'threshold',
      label: 'Hollows left in a piece',
      hint: 'Less is tighter.',
      as: 'number',
      min: 1,
      max: 100,
      scale: 0.01,
      suffix: ' %',
    },
  ],
  initial: () => ({ kind: 'auto', max_hulls: 8, max_faces: 255, threshold: 0.05, seed: 0 }),
}

const round = (metres: number): number => Number(metres.toPrecision(2))

const NAVMESH: ToolSpec<'navmesh'> = {
  kind: 'navmesh',
  title: 'Navigation mesh',
  sentence: 'Where somebody of a given size can walk on it.',
  icon: 'route',
  verb: 'Find the ground',
  fields: [
    { name: 'radius_metres', label: 'Half width of who walks', as: 'length' },
    { name: 'height_metres', label: 'Height of who walks', as: 'length' },
    { name: 'climb_metres', label: 'Highest step', as: 'length' },
    {
      name: 'max_slope_radians',
      label: 'Steepest ground',
      as: 'number',
      min: 0,
      max: 89,
      scale: Math.PI / 180,
      suffix: '°',
    },
  ],
  // A person on a building; on what is smaller, somebody as small beside it.
  initial: (metres) => {
    const person = { radius_metres: 0.3, height_metres: 1.8, climb_metres: 0.4 }
    const small =
      metres !== null && metres < 6
        ? {
            radius_metres: round(metres * 0.02),
            height_metres: round(metres * 0.12),
            climb_metres: round(metres * 0.03),
          }
        : person
    return { ...small, max_slope_radians: 0.785398, cell_metres: null }
  },
}

// Each spec is checked against its own kind above; together they are tools of any kind.
const any = (...tools: unknown[]) => tools as readonly ToolSpec[]

export const GROUPS: readonly ToolGroup[] = [
  { title: 'To show', tools: any(FILM) },
  { title: 'For games', tools: any(LEVELS, HULLS, NAVMESH) },
  { title: 'For printing', tools: any(...PRINTING) },
]
