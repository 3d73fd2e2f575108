import { pictureOf } from '../api/upload'
import { useCreate } from '../features/create/store'
import type { Painting } from '../jobs/painted'
import { go } from '../ui/address'

/** A painted picture is to become an object: it is chosen as if it had been sent, and is not sent once more. */
export async function whenPainted({ uploadId, name }: Painting): Promise<void> {
  const answer = await fetch(pictureOf(uploadId))
  const picture = answer.ok ? [await answer.blob()] : []
  const file = new File(picture, `${name.replace(/[/\\.]/g, ' ')}.png`, { type: 'image/png' })
  useCreate.getState().add([file], answer.ok ? uploadId : null)
  go('/')
}
