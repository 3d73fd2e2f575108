import { newKey } from '../../api/client'
import { uploadFile } from '../../api/upload'
import { VIEWS, type View } from '../../ui/views'
import { checkPicture } from './checkPicture'

/** A picture that was chosen, and how far it is sent. */
export interface Picture {
  file: File
  preview: string
  /** 0 to 1 while it is being sent. */
  sent: number
  state: 'ready' | 'sending' | 'refused'
  refusal: string | null
  uploadId: string | null
  /** The same keys for every try of the same wish: nothing is made twice after a lost answer. */
  uploadKey: string
}

/** What becomes one object: its picture, and the same thing from other sides. */
export interface Chosen extends Picture {
  id: string
  views: Partial<Record<View, Picture>>
}

export function takePicture(file: File): Picture {
  const refusal = checkPicture(file)
  const state = refusal ? 'refused' : 'ready'
  return { file, preview: URL.createObjectURL(file), sent: 0, state, refusal, uploadId: null, uploadKey: newKey() }
}

/** The other sides that were given, in their order. */
export const viewsOf = ({ views }: Chosen): View[] => VIEWS.filter((view) => views[view])

export const hasViews = (chosen: Chosen): boolean => viewsOf(chosen).length > 0

/** Whether nothing about its pictures is known to be wrong before they are sent. */
export const canBeSent = ({ file, views }: Chosen): boolean =>
  [file, ...Object.values(views).map((each) => each.file)].every((each) => !checkPicture(each))

export function forget({ preview, views }: Chosen): void {
  for (const each of [preview, ...Object.values(views).map((view) => view.preview)]) URL.revokeObjectURL(each)
}

/** Send a picture unless it is there already; the id of its upload. */
export async function sendPicture(picture: Picture, update: (change: Partial<Picture>) => void): Promise<string> {
  if (picture.uploadId) return picture.uploadId
  update({ state: 'sending', refusal: null })
  const { id } = await uploadFile(picture.file, {
    name: picture.file.name,
    key: picture.uploadKey,
    onProgress: (sent) => update({ sent }),
  })
  update({ uploadId: id, sent: 1 })
  return id
}
