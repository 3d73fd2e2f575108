import css from './Progress.module.css'

interface Props {
  label: string
  fraction: number
  /** Seconds still to go: the bar creeps on meanwhile; what is read aloud stays what was told. */
  estimateSeconds?: number | null
  isWaiting?: boolean
}

/** A calm bar. */
export function Progress({ label, fraction, estimateSeconds, isWaiting = false }: Props) {
  const creeps = !isWaiting && estimateSeconds != null && estimateSeconds > 0
  const reach = creeps ? fraction + (0.97 - fraction) * 0.9 : fraction
  return (
    <div
      className={css.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={isWaiting ? undefined : Math.round(fraction * 100)}
      data-waiting={isWaiting || undefined}
    >
      <div
        className={css.bar}
        style={{
          ['--told' as string]: isWaiting ? 1 : Math.max(fraction, 0.02),
          ['--reach' as string]: isWaiting ? 1 : Math.max(reach, 0.02),
          transitionDuration: creeps ? `${Math.min(estimateSeconds, 120)}s` : '400ms',
        }}
      />
    </div>
  )
}
