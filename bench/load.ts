import { Agent, request } from 'node:http'

export interface Call {
  method: string
  path: string
  body?: object
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

/** Sends calls over `users` connections for so many milliseconds, each as soon as its last is answered. */
export async function load(
  port: number,
  token: string,
  users: number,
  forMs: number,
  next: (n: number) => Call,
): Promise<Result> {
  const agent = new Agent({ keepAlive: true, maxSockets: users })
  const took: number[] = []
  let failed = 0
  let n = 0
  const began = performance.now()
  const send = ({ method, path, body }: Call) =>
    new Promise<number>((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        authorization: `Bearer ${token}`,
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      }
      const sent = request({ host: '127.0.0.1', port, agent, method, path, headers }, (reply) => {
        reply.resume()
        reply.on('end', () => resolve(reply.statusCode ?? 0))
      })
      sent.on('error', reject)
      sent.end(text)
    })
  const user = async () => {
    while (performance.now() - began < forMs) {
      const start = performance.now()
      const status = await send(next(n++))
      took.push(performance.now() - start)
      if (status !== 200) failed++
    }
  }
  await Promise.all(Array.from({ length: users }, user))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
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
