import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Endpoint } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { languageFor } from '#lib/words'
import { type Actor, may, system } from '../actor.ts'
import { lacking } from '../auth/lacking.ts'
import { onlyReads } from '../auth/permissions.ts'
import { isProven } from '../auth/proof.ts'
import { type Doing, reading, receiving, writing } from '../context.ts'
import type { Db } from '../db.ts'
import { newId } from '../ids.ts'
import type { Download, Module } from '../module.ts'
import { nameOfPromise } from '../promised.ts'
import { w } from '../words.ts'
import { etagOf, type Match, matchOf, onceOf, withCurrent } from './conditions.ts'
import { inputOf } from './input.ts'
import { paramsOf } from './named.ts'
import type { SessionCookie } from './session-cookie.ts'

export type Run = (ctx: unknown, input: unknown, body?: Readable) => Promise<unknown>

export interface Wiring {
  db: Db
  modules: readonly Module[]
  /** Who sent this request; undefined when nobody proved anything. With the reply at hand a session may be given another secret. */
  signIn: (
    request: FastifyRequest,
    reply?: FastifyReply,
    /** Past what is remembered. */
    how?: { afresh: boolean },
  ) => Promise<Actor | undefined>
  cookie: SessionCookie
  /** Refuses what is too much for one caller. */
  limit?: ((request: FastifyRequest, reply: FastifyReply, actor: Actor | undefined) => void) | undefined
}

const asks = ({ headers }: FastifyRequest) => languageFor((headers['accept-language'] ?? '').split(','))

/** In which language a request is answered: its reader's, or before they are known the one their browser asks for. */
export const languageOf = (request: FastifyRequest) => request.actor?.language ?? asks(request)

/** Nobody in particular: may call only what is promised to `anyone`. */
const stranger = (request: FastifyRequest): Actor => ({
  ...system,
  name: '',
  kind: 'person',
  language: asks(request),
})

/** Refuses whoever must set up a second factor first. */
export function nothingOwed({ owesFactor }: Actor) {
  if (owesFactor) throw new Refusal('factor-missing', w.later('factor-missing'))
}

/** Refuses whoever looks with the eyes of another what would change something, or is that person's alone. */
function onlyLooks({ method, sensitive, own, viewing }: Endpoint, actor: Actor | undefined) {
  if (!actor?.viewer || viewing) return
  if (method !== 'GET' || sensitive)
    throw new Refusal('forbidden', w.later('viewing-only', { name: actor.name }))
  if (own) throw new Refusal('forbidden', w.later('viewing-own', { name: actor.name }))
}

function admit(endpoint: Endpoint, request: FastifyRequest, actor: Actor | undefined): Actor {
  onlyLooks(endpoint, actor)
  if (endpoint.can === 'anyone') return actor ?? stranger(request)
  if (!actor) throw new Refusal('not-signed-in', w.later('not-signed-in'))
  if (endpoint.can !== 'signed-in' && !may(actor, endpoint.can)) throw lacking(actor, endpoint.can)
  if (endpoint.bySession && actor.token !== undefined) throw new Refusal('forbidden', w.later('session-only'))
  if (endpoint.method !== 'GET' && onlyReads(actor))
    throw new Refusal('forbidden', w.later('token-only-reads'))
  if (!endpoint.early) nothingOwed(actor)
  return actor
}

/** Joins one promise to its handler: may they, is the input right, run it, does the reply keep the promise. */
export function addRoute(
  app: FastifyInstance,
  { db, signIn, cookie, limit }: Wiring,
  endpoint: Endpoint,
  run: Run,
) {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { forAnyone: endpoint.can === 'anyone' },
    exposeHeadRoute: false,
    // Before the body is read: a stranger's upload costs nothing.
    async onRequest(request, reply) {
      const actor = await signIn(request, reply)
      limit?.(request, reply, actor)
      request.actor = admit(endpoint, request, actor)
      if (endpoint.sensitive && !isProven(request.actor, Date.now())) {
        // It may have been shown to another server a moment ago.
        const again = await signIn(request, undefined, { afresh: true })
        if (!again || !isProven(again, Date.now())) throw new Refusal('proof-needed', w.later('proof-needed'))
      }
    },
    async handler(request, reply) {
      const actor = request.actor ?? stranger(request)
      const input = inputOf(endpoint, request, { params: await paramsOf(db, endpoint, request.params) })
      const facts = {
        id: newId(),
        ip: request.ip,
        agent: (request.headers['user-agent'] ?? '').slice(0, 300),
        origin: cookie.origin(request),
        giveSession: (secret: string | null) => cookie.give(reply, secret),
        halfway: cookie.halfway(request, reply),
      }
      const once = onceOf(endpoint, request.actor, request, reply, input)
      const match = matchOf(endpoint, request, input)
      const doing: Doing = { db, actor, request: facts, once }
      const result = await call(endpoint, run, doing, input, request.body, match)
      if (endpoint.carries === 'download') return sendDownload(reply, result as Download)
      // Parsed by the promise, so that nothing undeclared leaves; a hot list selects by the promise instead.
      const answer = endpoint.hot ? result : endpoint.reply.parse(result)
      const etag = etagOf(answer)
      if (etag !== undefined) reply.header('etag', etag)
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
    },
  })
}

function call(
  endpoint: Endpoint,
  run: Run,
  doing: Doing,
  input: unknown,
  body: unknown,
  match: Match | undefined,
): Promise<unknown> {
  if (endpoint.carries === 'password' || endpoint.carries === 'burst') return run(receiving(doing), input)
  if (endpoint.carries === 'upload') {
    if (!(body instanceof Readable)) throw new Refusal('invalid', w.later('not-a-file'))
    return run(receiving(doing), input, body)
  }
  if (endpoint.method === 'GET') return run(reading(doing), input)
  const again = { endpoint: nameOfPromise(endpoint), input }
  return writing({ ...doing, again }, async (ctx) => {
    await match?.(ctx)
    return run(ctx, input)
  }).catch(async (thrown: unknown) => {
    throw await withCurrent(reading(doing), endpoint, input, thrown)
  })
}

const nothingRuns = {
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
}
/** Browsers show PDF in no sandbox but their own (docs/decisions/017), and our file viewer in a frame. */
const inOurPages = {
  'content-security-policy':
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
}

function sendDownload(reply: FastifyReply, { body, type, name, size, inline = false }: Download) {
  const ascii = name.replaceAll(/[^\w .-]/g, '_')
  return reply
    .type(type)
    .header(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .headers(inline && type === 'application/pdf' ? inOurPages : nothingRuns)
    .headers(size === undefined ? {} : { 'content-length': size })
    .send(body)
}
