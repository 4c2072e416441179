import { randomBytes } from 'node:crypto'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Server } from '../cli/reach.ts'
import { confirmations } from './confirm.ts'
import { type Ask, headersFor, payloadOf } from './house.ts'
import { mcpServer } from './server.ts'

const askingAt =
  ({ url, token }: Server): Ask =>
  async (asked) => {
    const payload = payloadOf(asked)
    const answer = await fetch(`${url}${asked.url}`, {
      method: asked.method,
      headers: {
        ...headersFor(asked),
        'accept-language': 'en',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(payload !== undefined && { body: payload }),
    })
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      body: Buffer.from(await answer.arrayBuffer()),
      again: answer.headers.has('idempotency-replayed'),
    }
  }

/** The same on standard input and output, asking a server elsewhere; ends when the input does. */
export const speakHere = (server: Server) =>
  serveStdio(() => mcpServer({ ask: askingAt(server), codes: confirmations(randomBytes(32), Date.now) }))
