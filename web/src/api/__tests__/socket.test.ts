import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveLine, waitBefore } from '../socket'

class Wire {
  static all: Wire[] = []
  sent: string[] = []
  onopen: () => void = () => undefined
  onmessage: (event: { data: string }) => void = () => undefined
  onclose: () => void = () => undefined

  constructor() {
    Wire.all.push(this)
  }

  send(text: string) {
    this.sent.push(text)
  }

  close() {
    this.onclose()
  }

  say(message: object) {
    this.onmessage({ data: JSON.stringify(message) })
  }
}

const wire = (at: number): Wire => {
  const found = Wire.all[at]
  if (!found) throw new Error(`no line number ${at} was opened`)
  return found
}

function listen() {
  const heard: string[] = []
  const line = new LiveLine('ws://here', {
    onJob: (job) => heard.push(job.id),
    onOpen: () => heard.push('open'),
    onClosed: () => heard.push('closed'),
  })
  return { heard, line }
}

beforeEach(() => {
  Wire.all = []
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', Wire)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a line that breaks resumes behind the last number it saw', () => {
  const { heard } = listen()
  wire(0).onopen()
  wire(0).say({ seq: 7, hello: true })
  wire(0).say({ seq: 9, job: { id: 'a' } })
  wire(0).onclose()
  vi.advanceTimersByTime(1_000)
  wire(1).onopen()
  expect(wire(0).sent).toEqual(['{"after":null}'])
  expect(wire(1).sent).toEqual(['{"after":9}'])
  expect(heard).toEqual(['open', 'a', 'closed'])
})

test('a line that says nothing for long is closed and opened anew', () => {
  listen()
  wire(0).onopen()
  wire(0).say({ seq: 1, hello: true })
  vi.advanceTimersByTime(30_000)
  wire(0).say({ ping: true })
  vi.advanceTimersByTime(30_000)
  expect(Wire.all).toHaveLength(1)
  vi.advanceTimersByTime(12_000)
  expect(Wire.all).toHaveLength(2)
})

test('a line that was stopped stays closed', () => {
  const { heard, line } = listen()
  line.stop()
  vi.advanceTimersByTime(60_000)
  expect(Wire.all).toHaveLength(1)
  expect(heard).toEqual([])
})

test('waits double up to a bound', () => {
  expect(waitBefore(0, 0.5)).toBe(500)
  expect(waitBefore(2, 0.5)).toBe(2_000)
  expect(waitBefore(30, 0.5)).toBe(10_000)
  expect(waitBefore(30, 1)).toBe(12_500)
})
