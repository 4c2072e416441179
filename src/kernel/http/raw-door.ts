import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#lib/refusal'
import type { Db } from '../db.ts'
import { newId } from '../ids.ts'
import type { RawDoor } from '../raw-door.ts'
import { w } from '../words.ts'

const headerOf = ({ headers }: FastifyRequest, name: string) => {
  const value = headers[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** No program that these doors are for says this; every page of a browser does that would reach them. */
const isPage = ({ headers }: FastifyRequest) =>
  headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none'

/** Another protocol's door: the body goes to the room as it comes, and the answer leaves as the room wrote it. */
export function addRawDoor(
  app: FastifyInstance,
  { paths, answer }: RawDoor,
  { db, certificateOf }: { db: Db; certificateOf: (request: FastifyRequest) => string | undefined },
) {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    for (const url of paths)
      scope.route({
        method: ['GET', 'POST'],
        url,
        exposeHeadRoute: false,
        config: { fromElsewhere: true },
        async handler(request, reply) {
          if (isPage(request)) throw new Refusal('forbidden', w.later('cross-site'))
          const { status, type, headers, body } = await answer(db, {
            method: request.method === 'GET' ? 'GET' : 'POST',
            query: new URLSearchParams(request.url.split('?')[1] ?? ''),
            header: (name) => headerOf(request, name),
            certificate: certificateOf(request),
            body: (request.body as Readable | undefined) ?? request.raw,
            request: { id: newId(), ip: request.ip, agent: headerOf(request, 'user-agent').slice(0, 300) },
          })
          // What was not read to its end is not waited for.
          if (!request.raw.complete) reply.header('connection', 'close')
          return reply
            .code(status)
            .headers({ 'cache-control': 'no-store', ...headers })
            .type(type)
            .send(body)
        },
      })
  })
}
