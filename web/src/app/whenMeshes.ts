import { useMeshes } from '../features/meshes/store'
import { go } from '../ui/address'

/** Meshes were chosen: they are sent, and a single one is shown at once with what can be done. */
export function whenMeshes(files: File[]): void {
  const { send, drop } = useMeshes.getState()
  void send(files).then((uploads) => {
    const [only] = uploads
    if (files.length !== 1 || !only) return
    const row = useMeshes.getState().sent.find((each) => each.upload?.id === only.id)
    if (row) drop(row.id)
    go(`/meshes/${only.id}`)
  })
}
