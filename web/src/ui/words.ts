const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** Bytes as people read them: 1.2 MB. */
export function bytes(count: number): string {
  let power = 0
  let left = count
  while (left >= 1000 && power < UNITS.length - 1) {
    left /= 1000
    power += 1
  }
  const digits = power === 0 || left >= 100 ? 0 : 1
  return `${left.toFixed(digits)} ${UNITS[power] ?? ''}`
}

/** Metres in the unit that suits them: 7.5 cm, 1.2 m. */
export function length(metres: number): string {
  if (metres >= 1) return `${trimmed(metres, 2)} m`
  return metres >= 0.01 ? `${trimmed(metres * 100, 1)} cm` : `${trimmed(metres * 1000, 1)} mm`
}

/** Width, height and depth in one unit: 9.0 × 12.0 × 4.0 cm. */
export function sides(metres: readonly number[]): string {
  const largest = Math.max(...metres)
  const [scale, unit] = largest >= 1 ? [1, 'm'] : largest >= 0.01 ? [100, 'cm'] : [1000, 'mm']
  return `${metres.map((side) => trimmed(side * scale, unit === 'm' ? 2 : 1)).join(' × ')} ${unit}`
}

/** Seconds: 0.4 s, 12 s, 2 min 5 s. */
export function seconds(count: number): string {
  if (count < 10) return `${count.toFixed(1)} s`
  if (count < 90) return `${Math.round(count)} s`
  return `${Math.floor(count / 60)} min ${Math.round(count % 60)} s`
}

export function number(count: number): string {
  return count.toLocaleString('en', { maximumFractionDigits: 6 })
}

/** How long ago, in words; the date once it is over a week. */
export function ago(iso: string, now: number = Date.now()): string {
  const past = Math.max(0, (now - Date.parse(iso)) / 1000)
  if (past < 60) return 'just now'
  if (past < 3600) return `${Math.floor(past / 60)} min ago`
  if (past < 86_400) return `${Math.floor(past / 3600)} h ago`
  if (past < 7 * 86_400) return past < 2 * 86_400 ? 'a day ago' : `${Math.floor(past / 86_400)} days ago`
  return new Date(iso).toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
}

function trimmed(value: number, digits: number): string {
  return value.toFixed(digits).replace(/\.0+$/, '')
}

export function sentenceCase(word: string): string {
  const plain = word.replaceAll('_', ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** A moment as people agree on one: Thu 15:20. */
export function moment(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
}
