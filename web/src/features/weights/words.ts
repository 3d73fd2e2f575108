import type { WeightSet, WeightSets } from '../../api/types'
import { bytes, seconds } from '../../ui/words'

type Fit = WeightSet['fits'][number]
type Card = WeightSets['cards'][number]
type Download = NonNullable<WeightSet['download']>
type Expected = NonNullable<WeightSet['expected']>

export type Tone = 'good' | 'warn' | 'bad' | 'calm'

/** Something said, and how good it is. */
export interface Said {
  text: string
  tone: Tone
}

/** How weights are, in a word or two. */
export function stateOf({ state, is_active, download, bytes: size, bytes_here: here }: WeightSet): Said {
  if (download?.is_under_way) return { text: 'Downloading', tone: 'calm' }
  switch (state) {
    case 'installed':
      return { text: is_active ? 'Installed, in use' : 'Installed', tone: 'good' }
    case 'damaged':
      return { text: 'Damaged', tone: 'bad' }
    case 'begun':
      return { text: `${Math.floor((100 * here) / Math.max(size, here, 1))} % fetched`, tone: 'warn' }
    case 'available':
      return { text: 'Not downloaded', tone: 'calm' }
  }
}

type Purpose = NonNullable<WeightSet['purpose']>

/** What networks are for, in the order they are shown. */
export const PURPOSES: readonly (readonly [Purpose, string, string])[] = [
  ['shape', 'Shapes', 'They turn a picture into an object.'],
  [
    'matting',
    'Cut-outs',
    'They find the subject of a picture, whatever is behind it. Chosen under More, when you make an object.',
  ],
  ['depth', 'Depth', 'They see how near each point of a picture is, for reliefs.'],
  ['painter', 'Pictures from words', 'They paint the picture that an object is then made of.'],
]

/** How a network that goes by its name is asked for; null where an engine runs it. */
export function usedAs({ purpose, name }: WeightSet): string | null {
  switch (purpose) {
    case 'matting':
      return `orfeas generate PICTURE --matting ${name}`
    case 'depth':
      return `orfeas relief PICTURE --depth ${name}`
    case 'painter':
      return `orfeas paint "a red mug" --painter ${name}`
    default:
      return null
  }
}

const WAYS: Record<Fit['way'], { text: string; tone: Tone }> = {
  resident: { text: 'fits, all of it at once', tone: 'good' },
  staged: { text: 'fits stage by stage, a little slower', tone: 'good' },
  offloaded: { text: 'fits with offload, much slower', tone: 'warn' },
  none: { text: 'does not fit', tone: 'bad' },
}

/** Whether weights fit a card, and whether they do now. */
export function fitOf({ way, bytes_needed: needed, is_free_now: isFree }: Fit, card: Card): Said {
  const { text, tone } = WAYS[way]
  if (way === 'none') return { text: `${text}: it takes ${bytes(needed)} at the least`, tone }
  const plain = `${text} (${bytes(needed)})`
  if (isFree !== false || card.free_bytes === null) return { text: plain, tone }
  return { text: `${plain}; only ${bytes(card.free_bytes)} of the card are free now`, tone: 'warn' }
}

/** How long an object takes, and how we know. */
export function expectedOf(expected: Expected | null): string {
  if (!expected) return 'not known yet: none was made with it here'
  return `about ${seconds(expected.seconds)}, ${expected.basis}: ${expected.sentence}`
}

const STEPS: Record<Download['step'], string> = {
  asking: 'Asking',
  fetching: 'Fetching',
  checking: 'Checking',
  converting: 'Converting',
}

/** What a download does just now. */
export function stepOf({ step, file, host }: Download): string {
  if (step === 'asking' || !file) return `${STEPS[step]} ${host}`
  return step === 'fetching' ? `Fetching ${file} from ${host}` : `${STEPS[step]} ${file}`
}

/** How far it is, how fast, and how long that step still takes. */
export function paceOf({ step, bytes_done: done, bytes_total: total, bytes_per_second: rate }: Download): string {
  if (total === 0) return ''
  const far = `${bytes(done)} of ${bytes(total)}`
  if (rate === null) return step === 'fetching' && done < total ? `${far} · waiting for the line` : far
  const left = rate > 0 ? ` · ${seconds((total - done) / rate)} left` : ''
  return `${far} · ${bytes(rate)}/s${left}`
}

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' })
const WITH_ARTICLE = new Set(['AE', 'EU', 'GB', 'NL', 'PH', 'US'])

/** A territory as a sentence names it. */
export function territory(code: string): string {
  const name = REGIONS.of(code) ?? code
  return WITH_ARTICLE.has(code) ? `the ${name}` : name
}

/** Several of them: a, b or c. */
export function territories(codes: readonly string[]): string {
  const names = codes.map(territory)
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}` : (names[0] ?? '')
}
