import type { Job } from '../../api/types'
import { useSourceName } from '../../jobs/useTitle'
import { toolWishOf } from '../../jobs/words'
import { leadsTo } from '../../ui/address'
import { Icon } from '../../ui/Icon'
import css from './JobPage.module.css'

/** The way to the mesh a tool worked on. */
export function SourceLink({ job }: { job: Job }) {
  const name = useSourceName(job)
  const wish = toolWishOf(job)
  const path = wish?.asset_id ? `/assets/${wish.asset_id}` : wish?.upload_id ? `/meshes/${wish.upload_id}` : null
  if (!path || !name) return null
  return (
    <a {...leadsTo(path)} className={css.source}>
      <Icon name="cube" size={18} />
      To {name}, which it was made of
    </a>
  )
}
