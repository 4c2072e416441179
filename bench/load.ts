import { connect } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

export interface Call {
  method: string
  path: string
  body?: object
  /** In its place: bytes, and the header lines that say what they are. */
  raw?: { readonly headers: string; readonly bytes: Buffer }
}

export interface Result {
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  perSecond: number
  calls: number
  failed: number
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Who holds a token. */
export const bearer = (token: string) => `authorization: Bearer ${token}`

/** The bytes of a call. Written by hand: a whole HTTP client would take a tenth of the machine that is measured. */
function bytesOf({ method, path, body, raw }: Call, header: string): string | Buffer {
  const text = body === undefined ? '' : JSON.stringify(body)
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${header}\r\n`
  if (raw)
    return Buffer.concat([
      Buffer.from(`${head}${raw.headers}\r\ncontent-length: ${raw.bytes.length}\r\n\r\n`),
      raw.bytes,
    ])
  if (body === undefined) return `${head}\r\n`
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

/** One connection that asks a call and waits for the whole answer, whose length the server always says. */
function connection(port: number) {
  let [status, missing, head] = [0, 0, '']
  let answered: ((status: number) => void) | undefined
  let broken: ((error: Error) => void) | undefined

  function take(piece: Buffer) {
    if (status > 0) missing -= piece.length
    else {
      head += piece.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = /\ncontent-length: (\d+)/i.exec(head)?.[1]
      if (length === undefined) return broken?.(new Error(`an answer without a length: ${head}`))
      status = Number(head.slice(9, 12))
      missing = Number(length) - (head.length - end - 4)
      head = ''
    }
    if (missing > 0) return
    const done = status
    status = 0
    answered?.(done)
  }

  const socket = connect({
    host: '127.0.0.1',
    port,
    noDelay: true,
    // One buffer for all that comes: the answers are counted, not kept.
    onread: {
      buffer: Buffer.alloc(1 << 16),
      callback(bytes, buffer) {
        take(Buffer.from(buffer.buffer, buffer.byteOffset, bytes))
        return true
      },
    },
  })
  socket.on('error', (error) => broken?.(error))
  socket.on('close', () => broken?.(new Error('the server closed a connection')))
  return {
    ask: (text: string | Buffer) =>
      new Promise<number>((resolve, reject) => {
        ;[answered, broken] = [resolve, reject]
        socket.write(text)
      }),
    close: () => socket.destroy(),
  }
}

/**
 * Sends calls over `users` connections for so many milliseconds, each as soon as its last is answered; who they are, a header
 * each, takes turns. With `perSecond` they are sent at that pace instead, and one that had to wait took so much longer.
 */
export async function load(
  port: number,
  headers: readonly string[],
  users: number,
  forMs: number,
  next: (n: number) => Call,
  perSecond?: number,
): Promise<Result> {
  const took: number[] = []
  let failed = 0
  let n = 0
  const began = performance.now()
  const user = async (_: unknown, place: number) => {
    const { ask, close } = connection(port)
    const header = headers[place % headers.length] ?? ''
    for (let i = 0; performance.now() - began < forMs; i++) {
      const text = bytesOf(next(n++), header)
      const due = perSecond === undefined ? 0 : began + ((i * users + place) / perSecond) * 1000
      const early = due - performance.now()
      if (early > 0) await after(early)
      const start = perSecond === undefined ? performance.now() : due
      const status = await ask(text)
      took.push(performance.now() - start)
      if (status < 200 || status > 299) failed++
    }
    close()
  }
  await Promise.all(Array.from({ length: users }, user))
  const seconds = (performance.now() - began) / 1000
  took.sort((a, b) => a - b)
  return {
    p50: at(took, 0.5),
    p95: at(took, 0.95),
    p99: at(took, 0.99),
    perSecond: took.length / seconds,
    calls: took.length,
    failed,
  }
}
