import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint } from '#lib/contract'
import { Refusal, statusOf } from '#lib/refusal'
import { say } from '#lib/words'
import type { Actor } from '../actor.ts'
import { type Doing, reading, writing } from '../context.ts'
import type { Db } from '../db.ts'
import type { Face, Spoken } from '../face.ts'
import { newId } from '../ids.ts'
import { logger } from '../log.ts'
import { w } from '../words.ts'
import { inputOf } from './input.ts'
import type { Run } from './route.ts'

const log = logger('http')
const bearer = /^Bearer +(?<secret>\S+)$/i

interface Facing {
  db: Db
  /** What an error means to a caller; undefined for a fault of ours. */
  refusalFor: (error: unknown) => Refusal | undefined
}

const facts = (request: FastifyRequest) => ({
  id: newId(),
  ip: request.ip,
  agent: (request.headers['user-agent'] ?? '').slice(0, 300),
})

function send(reply: FastifyReply, { type }: Face, { status, headers = {}, body }: Spoken) {
  reply.code(status).headers(headers)
  return body === undefined ? reply.send() : reply.type(`${type}; charset=utf-8`).send(JSON.stringify(body))
}

/** Another standard's doors: its own tokens, its own type and its own way to refuse. People's sessions and tokens open none of them. */
export function addFace(app: FastifyInstance, face: Face, { db, refusalFor }: Facing) {
  const secretOf = ({ headers }: FastifyRequest) =>
    bearer.exec(headers.authorization ?? '')?.groups?.['secret']

  function route(scope: FastifyInstance, endpoint: Endpoint, run: Run) {
    scope.route({
      method: endpoint.method,
      url: endpoint.path,
      exposeHeadRoute: false,
      // Before the body is read: a stranger's upload costs nothing.
      async onRequest(request) {
        const secret = secretOf(request)
        request.actor = secret === undefined ? undefined : await face.prove(db, { secret, ip: request.ip })
        if (!request.actor) throw new Refusal('not-signed-in', w.later('not-signed-in'))
      },
      async handler(request, reply) {
        const doing: Doing = { db, actor: request.actor as Actor, request: facts(request) }
        const input = inputOf(endpoint, request, { lenient: true })
        const isRead = endpoint.method === 'GET'
        const answer = isRead
          ? await run(reading(doing), input)
          : await writing(doing, (ctx) => run(ctx, input))
        return send(reply, face, endpoint.reply.parse(answer) as Spoken)
      },
    })
  }

  app.register(async (scope) => {
    // Some say application/json, which is read as well.
    scope.addContentTypeParser(face.type, { parseAs: 'string' }, scope.getDefaultJsonParser('error', 'error'))
    scope.setErrorHandler(async (error, request, reply) => {
      const refusal = refusalFor(error)
      if (!refusal) log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
      const status = refusal ? statusOf[refusal.kind] : 500
      const detail = refusal ? say(refusal.sentence, 'en') : w('fault', { id: request.id })
      const spoken = face.refused({ status, detail, details: refusal?.details ?? {} })
      if (request.actor) await face.noted(db, { actor: request.actor, request, spoken, detail })
      return send(reply, face, spoken)
    })
    for (const [name, endpoint] of Object.entries(face.contract))
      route(scope, endpoint, face.handlers[name] as unknown as Run)
    scope.all(`${face.prefix}/*`, async () => {
      throw new Refusal('not-found', w.later('not-found'))
    })
  })
}
