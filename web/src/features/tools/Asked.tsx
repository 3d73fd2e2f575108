import type { Job } from '../../api/types'
import { Facts } from '../../ui/Facts'
import { askedRows } from './asked'

/** What a tool was asked for; nothing for a picture's job. */
export function Asked({ job }: { job: Job }) {
  const rows = askedRows(job)
  return rows.length > 0 && <Facts title="Asked for" items={rows} />
}
