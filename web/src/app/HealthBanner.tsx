import { bytes } from '../ui/words'
import { Icon } from '../ui/Icon'
import css from './HealthBanner.module.css'
import type { Seen } from './useHealth'

function complaintOf({ health, isAway }: Seen): string | null {
  if (isAway) return 'The studio does not answer. Start it again with “orfeas studio”; this page goes on by itself.'
  if (!health || health.status === 'ok') return null
  if (health.database === 'down') return 'The database cannot be reached. Nothing is lost; this page goes on by itself.'
  if (!health.worker.alive)
    return 'No worker is running, so jobs wait. It is started again by itself; your pictures keep.'
  return `The disk is nearly full: ${bytes(health.disk_free_bytes)} are free. Delete some objects to go on.`
}

/** What is wrong with the studio, for as long as it is. */
export function HealthBanner({ seen }: { seen: Seen }) {
  const complaint = complaintOf(seen)
  return (
    <div role="status" aria-live="polite">
      {complaint && (
        <div className={css.banner} data-testid="health-banner">
          <Icon name="warning" size={17} />
          <span>{complaint}</span>
        </div>
      )}
    </div>
  )
}
