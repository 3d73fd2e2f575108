import { refusalOf } from './problem'
import type { paths } from './schema'
import type { Upload } from './types'

const ADDRESS = '/api/v1/uploads' satisfies keyof paths
export const pictureOf = (uploadId: string): string => `${ADDRESS}/${uploadId}/picture`

interface Options {
  name: string
  key: string
  onProgress?: (fraction: number) => void
}

/** Send a picture or a mesh. XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function uploadFile(file: Blob, { name, key, onProgress }: Options): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('file', file, name)
    const request = new XMLHttpRequest()
    request.open('POST', ADDRESS)
    request.responseType = 'json'
    request.setRequestHeader('Idempotency-Key', key)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Upload)
      else reject(refusalOf(request.response, request.status))
    }
    request.onerror = () => reject(refusalOf(null, 0))
    request.send(form)
  })
}

const MESH_ENDINGS = ['.glb', '.obj', '.stl', '.ply', '.3mf']

/** For a dialog that chooses files. */
export const MESH_ACCEPT = MESH_ENDINGS.join(',')

/** Whether the studio takes a file for a mesh; it goes by the name's ending as well. */
export const isMeshName = (name: string): boolean => MESH_ENDINGS.some((ending) => name.toLowerCase().endsWith(ending))
