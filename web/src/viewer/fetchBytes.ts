/** The file could not be brought here; the message is the sentence a person reads. */
export class NotFetched extends Error {
  override name = 'NotFetched'
}

interface Fetching {
  signal: AbortSignal
  /** Called with 0 to 1, or with null where the server does not tell the length. */
  onProgress: (fraction: number | null) => void
}

/** Read a file as it comes in, telling how far it has come. */
export async function fetchBytes(url: string, { signal, onProgress }: Fetching): Promise<ArrayBuffer> {
  const response = await respond(url, signal)
  if (response.status === 404 || response.status === 410) {
    throw new NotFetched('This 3D file is not there any more. It may have been deleted.')
  }
  if (!response.ok) {
    throw new NotFetched(`The server could not hand out the 3D file (status ${String(response.status)}). Try again.`)
  }
  const length = expectedLength(response.headers)
  if (!response.body) return response.arrayBuffer()
  const reader = response.body.getReader()
  const pieces: Uint8Array[] = []
  let received = 0
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw explained(error, signal)
    })
    if (done) break
    pieces.push(value)
    received += value.length
    onProgress(length === null ? null : Math.min(1, received / length))
  }
  return joined(pieces, received)
}

async function respond(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal })
  } catch (error) {
    throw explained(error, signal)
  }
}

/** A stopped fetch stays what it is; anything else is the connection. */
function explained(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return error
  return new NotFetched('The 3D file could not be fetched. Check that the studio is running and try again.')
}

/** The length announced, where it counts the bytes that will be read: a packed answer counts others. */
function expectedLength(headers: Headers): number | null {
  const packing = headers.get('Content-Encoding')
  const length = Number(headers.get('Content-Length') ?? 0)
  return length > 0 && (packing === null || packing === 'identity') ? length : null
}

function joined(pieces: Uint8Array[], length: number): ArrayBuffer {
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole.buffer
}
