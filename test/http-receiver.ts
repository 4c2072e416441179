import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'

export interface Told {
  id: string
  type: string
  subject: string
  headers: IncomingHttpHeaders
  text: string
  body: Record<string, unknown> & { data: Record<string, unknown> }
}

/** A receiver of webhooks on this machine, which answers as it is told to. */
export async function httpReceiver() {
  const received: Told[] = []
  let answer = (_: Told, reply: ServerResponse): void => void reply.writeHead(204).end()
  const take = async (request: IncomingMessage, reply: ServerResponse) => {
    const said = await text(request)
    const body = JSON.parse(said) as Told['body']
    const told: Told = {
      id: String(request.headers['webhook-id']),
      type: String(body['type']),
      subject: String(body['subject']),
      headers: request.headers,
      text: said,
      body,
    }
    received.push(told)
    answer(told, reply)
  }
  const server = createServer((request, reply) => void take(request, reply))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    /** From now on. */
    answers(next: number | typeof answer) {
      answer = typeof next === 'number' ? (_, reply) => void reply.writeHead(next).end() : next
    },
  }
}

/** Whether one of the signatures is by this secret, as whoever receives would find out (Standard Webhooks). */
export function isSignedBy(secret: string, { headers, text: body }: Pick<Told, 'headers' | 'text'>): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const what = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  const ours = createHmac('sha256', key).update(what).digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => Buffer.from(one.replace('v1,', ''), 'base64'))
    .some((one) => one.length === ours.length && timingSafeEqual(one, ours))
}
