import type { Option } from '../../ui/Choice'

/** What each profile demands, in a sentence; faces, texture and bytes are the most it lets pass. */
const KNOWN: Record<string, { title: string; text: string; faces: number }> = {
  'game-pc': {
    title: 'Game, PC or console',
    text: 'Up to 100,000 faces and a texture of 4096 px; as large a file as that takes.',
    faces: 30_000,
  },
  'game-mobile': {
    title: 'Game, phone',
    text: 'Up to 15,000 faces and a texture of 1024 px, which phones draw many times over.',
    faces: 15_000,
  },
  web: {
    title: 'Web page',
    text: 'Up to 50,000 faces, a texture of 2048 px and 5 MB, so that it loads quickly.',
    faces: 30_000,
  },
  ar: {
    title: 'Placed in a room',
    text: 'Up to 100,000 faces, a texture of 2048 px and 10 MB; it stands on the ground.',
    faces: 30_000,
  },
  'print-fdm': {
    title: 'Print, filament',
    text: 'One closed solid with walls of 0.8 mm or more, up to 50 cm; faces and bytes do not matter.',
    faces: 30_000,
  },
  'print-resin': {
    title: 'Print, resin',
    text: 'One closed solid with walls of 0.5 mm or more, up to 30 cm; faces and bytes do not matter.',
    faces: 30_000,
  },
  preview: {
    title: 'All-round',
    text: 'One closed piece of up to 100,000 faces with a texture of up to 4096 px.',
    faces: 30_000,
  },
}

export const FIRST_PROFILE = 'web'

/** The profiles there are, to choose from; one we have no words for goes by its name. */
export function profileOptions(names: readonly string[]): Option<string>[] {
  const known = Object.keys(KNOWN).filter((name) => names.includes(name))
  const others = names.filter((name) => !(name in KNOWN))
  return [...known, ...others].map((name) => {
    const profile = KNOWN[name]
    return { value: name, title: profile?.title ?? name, text: profile?.text }
  })
}

/** Faces a profile gets where none are asked for. */
export const usualFaces = (profile: string): number => KNOWN[profile]?.faces ?? 30_000
