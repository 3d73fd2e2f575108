import type { Source } from '../api/tools'
import type { Asset, Job, Upload } from '../api/types'
import { FinishPanel } from '../features/finish/FinishPanel'
import { ResultStage } from '../features/library/ResultStage'
import { Painted } from '../features/paint/Painted'
import { paintingOf } from '../jobs/painted'
import { JobResult } from '../features/tools/results/JobResult'
import { ToolsPanel } from '../features/tools/ToolsPanel'
import { whenPainted } from './whenPainted'

/** What can be done with an object of the library. */
export function AssetWork({ asset }: { asset: Asset }) {
  const source: Source = { asset_id: asset.id }
  return (
    <>
      <FinishPanel source={source} title="Finish it for a use" />
      <ToolsPanel source={source} title="Make from it" metres={Math.max(...asset.size_metres)} />
    </>
  )
}

/** Whether a mesh says what unit it is in: OBJ, STL and PLY do not. */
const hasUnit = ({ suffix }: Upload): boolean => suffix === '.glb' || suffix === '.3mf'

/** What can be done with a mesh that was sent. */
export function UploadWork({ upload }: { upload: Upload }) {
  const source: Source = { upload_id: upload.id }
  return (
    <>
      <FinishPanel source={source} title="Finish this mesh" hasUnit={hasUnit(upload)} />
      <ToolsPanel source={source} title="Or use a single tool" metres={null} />
    </>
  )
}

/** What came of a job: an object, a picture, or files. */
export function Outcome({ job }: { job: Job }) {
  if (paintingOf(job)) return <Painted job={job} onPicture={(painting) => void whenPainted(painting)} />
  return job.asset_id ? <ResultStage key={job.asset_id} assetId={job.asset_id} /> : <JobResult job={job} />
}
