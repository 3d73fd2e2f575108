import { afterEach, describe, expect, it, vi } from 'vitest'
import { NotFetched, fetchBytes } from '../fetchBytes'

function answer(response: Response | Error): void {
  vi.stubGlobal('fetch', () => (response instanceof Error ? Promise.reject(response) : Promise.resolve(response)))
}

function inPieces(pieces: number[][]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (stream) => {
      pieces.forEach((piece) => stream.enqueue(new Uint8Array(piece)))
      stream.close()
    },
  })
}

const { signal } = new AbortController()
const silent = { signal, onProgress: () => undefined }

afterEach(() => vi.unstubAllGlobals())

describe('fetching', () => {
  it('joins the pieces and tells how far it has come', async () => {
    answer(new Response(inPieces([[1, 2, 3], [4]]), { headers: { 'Content-Length': '4' } }))
    const told: (number | null)[] = []
    const bytes = await fetchBytes('/thing.glb', { signal, onProgress: (fraction) => told.push(fraction) })
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3, 4])
    expect(told).toEqual([0.75, 1])
  })

  it('does not guess a fraction when the answer came packed', async () => {
    const headers = { 'Content-Length': '2', 'Content-Encoding': 'gzip' }
    answer(new Response(inPieces([[1, 2, 3]]), { headers }))
    const told: (number | null)[] = []
    await fetchBytes('/thing.glb', { signal, onProgress: (fraction) => told.push(fraction) })
    expect(told).toEqual([null])
  })

  it('says that a missing file is gone', async () => {
    answer(new Response('', { status: 404 }))
    await expect(fetchBytes('/thing.glb', silent)).rejects.toThrow('not there any more')
  })

  it('says that the server did not hand it out', async () => {
    answer(new Response('', { status: 503 }))
    await expect(fetchBytes('/thing.glb', silent)).rejects.toThrow('status 503')
  })

  it('says that the connection failed', async () => {
    answer(new TypeError('Failed to fetch'))
    await expect(fetchBytes('/thing.glb', silent)).rejects.toBeInstanceOf(NotFetched)
  })

  it('leaves a stop by the caller what it is', async () => {
    const stop = new AbortController()
    stop.abort()
    const stopped = new DOMException('stopped', 'AbortError')
    answer(stopped)
    await expect(fetchBytes('/thing.glb', { ...silent, signal: stop.signal })).rejects.toBe(stopped)
  })
})
