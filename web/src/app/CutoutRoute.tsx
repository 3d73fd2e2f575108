import { pictureOf } from '../api/upload'
import { CutoutEditor } from '../features/cutout/CutoutEditor'
import { withCutout } from '../features/queue/again'
import { useJob } from '../jobs/useJob'
import { cutoutOf, pictureWishOf, sourceOf, titleOf } from '../jobs/words'
import { go, goBack, leadsTo } from '../ui/address'
import { Notice } from '../ui/Notice'
import { Page } from '../ui/Page'

/** Corrects the cut-out of a job; what comes of it is a job of its own. */
export function CutoutRoute({ id }: { id: string }) {
  const { job, failure } = useJob(id)
  const wish = job && pictureWishOf(job)
  const source = wish && sourceOf(wish)
  const title = job ? `Cut-out of ${titleOf(job)}` : 'Cut-out'
  return (
    <Page
      title={title}
      above={<a {...leadsTo(`/jobs/${id}`)}>Back to the job</a>}
      lead="Paint what belongs to the object and what does not; then it is made anew with the same settings."
    >
      {failure && <Notice tone="bad">{failure}</Notice>}
      {job && source && (
        <CutoutEditor
          pictureUrl={pictureOf(source)}
          cutoutUrl={cutoutOf(job)}
          onApply={async (mask) => {
            const made = await withCutout(job, mask)
            go(`/jobs/${made.id}`)
          }}
          onClose={() => goBack(`/jobs/${id}`)}
        />
      )}
    </Page>
  )
}
