import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { call } from './call.ts'

/** Resident memory of a process in MB. */
export function memoryOf(pid: number): number {
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}

/** One open live stream, once the server has said hello; one that could not listen tries again, as a page does. */
async function listen(port: number, token: string, hear: (text: string) => void): Promise<Socket> {
  for (let tries = 0; tries < 20; tries++) {
    const socket = await listenOnce(port, token, hear)
    if (socket) return socket
    await after(500)
  }
  throw new Error('the live stream does not answer')
}

function listenOnce(port: number, token: string, hear: (text: string) => void): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect({ host: '127.0.0.1', port, noDelay: true })
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      hear(text)
      if (said === 'hello') return
      said += text
      if (!said.includes('event: hello')) return
      said = 'hello'
      resolve(socket)
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(undefined))
    socket.write(`GET /api/live HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n\r\n`)
  })
}

const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? 0

/** From the moment at which somebody sends a change to the one at which another one's stream names the record, in milliseconds. */
export async function changeSeen(port: number, tokens: readonly string[], ids: readonly string[]) {
  const [changes = '', listens = ''] = tokens
  let heard: ((text: string) => void) | undefined
  const socket = await listen(port, listens, (text) => heard?.(text))
  const took: number[] = []
  for (const [n, id] of ids.entries()) {
    const seen = new Promise<void>((resolve) => {
      heard = (text) => text.includes(id) && resolve()
    })
    const began = performance.now()
    await call(port, changes, 'PATCH', `/api/desk/tickets/${id}`, {
      title: `Changed for the ${n}th time, ${began}`,
    })
    await seen
    took.push(performance.now() - began)
  }
  socket.destroy()
  took.sort((a, b) => a - b)
  return { p50: at(took, 0.5), p95: at(took, 0.95), most: took.at(-1) ?? 0 }
}

/** What so many idle streams cost the server, in MB, after two of its heartbeats. */
export async function idleStreams(port: number, pid: number, tokens: readonly string[], count = 2000) {
  const before = memoryOf(pid)
  const sockets: Socket[] = []
  const portion = 20
  for (let n = 0; n < count; n += portion)
    sockets.push(
      ...(await Promise.all(
        Array.from({ length: portion }, (_, i) =>
          listen(port, tokens[(n + i) % tokens.length] ?? '', () => undefined),
        ),
      )),
    )
  await after(45_000)
  const more = memoryOf(pid) - before
  for (const socket of sockets) socket.destroy()
  return { before, more, count: sockets.length }
}
