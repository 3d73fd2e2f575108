import type { Job } from './types'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000
/** The studio says something every 15 s; a line silent for much longer is dead. */
const SILENCE_MS = 40_000

type Message = { seq: number; hello: true } | { seq: number; job: Job } | { ping: true }

export interface Listener {
  onJob: (job: Job) => void
  /** Called at each opening, before the first job of that line. */
  onOpen: () => void
  onClosed: () => void
}

/** How long to wait before attempt `failures` + 1: doubling, with a little chance so that pages do not march in step. */
export function waitBefore(failures: number, chance: number = Math.random()): number {
  return Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS) * (0.75 + chance / 2)
}

/** The live line: every change of every job, without gaps. After a break it resumes behind the last number seen. */
export class LiveLine {
  private socket: WebSocket | null = null
  private after: number | null = null
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private isStopped = false
  private readonly address: string
  private readonly listener: Listener

  constructor(address: string, listener: Listener) {
    this.address = address
    this.listener = listener
    this.open()
  }

  stop(): void {
    this.isStopped = true
    clearTimeout(this.timer)
    this.socket?.close()
  }

  private open(): void {
    const socket = new WebSocket(this.address)
    this.socket = socket
    socket.onopen = () => {
      socket.send(JSON.stringify({ after: this.after }))
      this.expectWord()
    }
    socket.onmessage = (event: MessageEvent<string>) => this.take(JSON.parse(event.data) as Message)
    socket.onclose = () => this.comeBack()
  }

  private take(message: Message): void {
    this.expectWord()
    if ('ping' in message) return
    this.after = message.seq
    if ('hello' in message) {
      this.failures = 0
      this.listener.onOpen()
    } else {
      this.listener.onJob(message.job)
    }
  }

  private expectWord(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.socket?.close(), SILENCE_MS)
  }

  private comeBack(): void {
    clearTimeout(this.timer)
    if (this.isStopped) return
    this.listener.onClosed()
    this.timer = setTimeout(() => this.open(), waitBefore(this.failures))
    this.failures += 1
  }
}

/** The live line of the studio this page came from. */
export function liveAddress(page: Location = window.location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/api/v1/live`
}
