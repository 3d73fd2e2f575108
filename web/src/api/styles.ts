import { http, taken } from './http'
import { refusalOf } from './problem'
import type { paths } from './schema'
import type { Style, Styles } from './types'

const ADDRESS = '/api/v1/styles' satisfies keyof paths

export async function listStyles(): Promise<Styles> {
  return taken(await http.GET(ADDRESS))
}

export async function removeStyle(name: string): Promise<void> {
  const answer = await http.DELETE('/api/v1/styles/{name}', { params: { path: { name } } })
  if (!answer.response.ok) throw refusalOf(answer.error, answer.response.status)
}

/** What a style is sent with. */
export interface NewStyle {
  file: File
  preview: File | null
  config: File | null
  name: string
  title: string
  triggers: string
  network: string
  licence: string
  source: string
}

/** Send a style. XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function addStyle(style: NewStyle, onProgress: (fraction: number) => void): Promise<Style> {
  const form = new FormData()
  for (const [field, value] of Object.entries(style) as [string, File | string | null][]) {
    if (value instanceof File || value) form.append(field, value)
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', ADDRESS)
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Style)
      else reject(refusalOf(request.response, request.status))
    }
    request.onerror = () => reject(refusalOf(null, 0))
    request.send(form)
  })
}
