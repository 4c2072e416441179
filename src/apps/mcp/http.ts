import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createMcpHandler } from '@modelcontextprotocol/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#lib/refusal'
import { keyFor } from '#kernel/locked'
import { nothingOwed, type Wiring } from '#kernel/http/route'
import { w as house } from '#kernel/words'
import { confirmations } from './confirm.ts'
import { type Ask, headersFor, payloadOf } from './house.ts'
import { mcpServer } from './server.ts'

const mostListening = 32

interface Asker {
  token: string
  ip: string
  language: string
  agent: string
}

/** Asks the API of this very server, with the token and from the address of whoever speaks to us. */
const askingAs =
  (app: FastifyInstance, { token, ip, language, agent }: Asker): Ask =>
  async (asked) => {
    const payload = payloadOf(asked)
    const answer = await app.inject({
      method: asked.method as 'GET',
      url: asked.url,
      headers: {
        ...headersFor(asked),
        authorization: `Bearer ${token}`,
        'accept-language': language,
        'user-agent': agent,
      },
      remoteAddress: ip,
      ...(payload !== undefined && { payload }),
    })
    return {
      status: answer.statusCode,
      type: answer.headers['content-type'] ?? '',
      body: answer.rawPayload,
      again: answer.headers['idempotency-replayed'] !== undefined,
    }
  }

const headersOf = ({ headers }: FastifyRequest) =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || name.startsWith(':') ? [] : [[name, String(value)]],
  )

/** The Model Context Protocol over streamable HTTP at /mcp, for whoever brings a token. Nothing is kept between calls. */
export function addMcp(app: FastifyInstance, { signIn }: Pick<Wiring, 'signIn'>) {
  const handler = createMcpHandler(
    ({ authInfo, requestInfo }) => {
      const token = authInfo?.token ?? ''
      const ask = askingAs(app, {
        token,
        ip: authInfo?.clientId ?? '',
        language: requestInfo?.headers.get('accept-language') ?? 'en',
        agent: requestInfo?.headers.get('user-agent') ?? 'MCP',
      })
      // A code is for whoever was shown what it confirms, on whichever server.
      const key = keyFor(`confirmations of MCP to ${token}`)
      return mcpServer({ ask, codes: confirmations(key, Date.now) })
    },
    { maxSubscriptions: mostListening },
  )
  app.addHook('onClose', () => handler.close())
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/mcp',
    async onRequest(request) {
      const { authorization } = request.headers
      const actor = authorization?.startsWith('Bearer ') ? await signIn(request) : undefined
      if (!actor) throw new Refusal('not-signed-in', house.later('not-signed-in'))
      nothingOwed(actor)
    },
    async handler(request, reply) {
      const token = request.headers.authorization?.slice('Bearer '.length) ?? ''
      const web = new Request(`http://${request.host}${request.url}`, {
        method: request.method,
        headers: headersOf(request),
      })
      // Who asks, and from where: what is made for one request hears of it by this alone.
      const answer = await handler.fetch(web, {
        authInfo: { token, clientId: request.ip, scopes: [] },
        ...(request.method === 'POST' && { parsedBody: request.body }),
      })
      void reply.code(answer.status).headers(Object.fromEntries(answer.headers))
      return answer.body ? reply.send(Readable.fromWeb(answer.body as ReadableStream)) : reply.send()
    },
  })
}
