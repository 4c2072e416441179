import cookie from '@fastify/cookie'
import Fastify, { type FastifyError } from 'fastify'
import { asCsv, isList } from '#lib/list-csv'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { constraintRefusal } from '../constraints.ts'
import { logger } from '../log.ts'
import { newId } from '../ids.ts'
import { w } from '../words.ts'
import { clientText } from './client.ts'
import { type CertificateHeaders, certificateReader } from './client-certificate.ts'
import { csvOf } from './csv.ts'
import { addFace } from './face.ts'
import { addGuard } from './guard.ts'
import { openapi } from './openapi.ts'
import { addOperators } from './operators.ts'
import { sendProblem } from './problem.ts'
import { rateLimit } from './rate.ts'
import { addRawDoor } from './raw-door.ts'
import { addRoute, languageOf, type Run, type Wiring } from './route.ts'

const log = logger('http')
const bodyLimit = 2 * 1024 * 1024

export interface HttpOptions extends Wiring {
  version: string
  /** Addresses of reverse proxies whose forwarding headers are believed. */
  trustedProxies?: readonly string[]
  /** `clientCa`: who issues certificates that programs show us; none is asked for without it. */
  tls?: { cert: Buffer; key: Buffer; clientCa?: Buffer | undefined } | undefined
  /** Where those proxies say which certificate was shown to them. */
  clientCertificates?: CertificateHeaders | undefined
  /** So many requests a minute of one caller; any number where it is 0. */
  perMinute?: number | undefined
}

/** What an error means to the caller; undefined for a fault of ours. */
function refusalFor(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const { statusCode, code } = error as Partial<FastifyError>
  if (statusCode === 413)
    return new Refusal('too-large', w.later('too-large', { limit: `${bodyLimit >> 20} MB` }))
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500 && code?.startsWith('FST_'))
    return new Refusal('invalid', w.later('not-json'))
  return constraintRefusal(error)
}

function madeOnce<K extends string>(make: Readonly<Record<K, () => string>>) {
  const made = new Map<K, string>()
  return (name: K): string => {
    const text = made.get(name) ?? make[name]()
    made.set(name, text)
    return text
  }
}

/** A browser is asked for a certificate only if it has one of those issuers'; whoever shows none comes in as ever. */
const tlsOptions = ({ clientCa, ...pair }: NonNullable<HttpOptions['tls']>) => ({
  ...pair,
  ...(clientCa && { ca: clientCa, requestCert: true, rejectUnauthorized: false }),
})

/** The HTTP face of the house, not yet listening: every promise of every module, and what operators ask for. */
export async function httpServer(options: HttpOptions) {
  const { modules, version, trustedProxies = [], tls, clientCertificates, perMinute = 0 } = options
  const app = Fastify({
    bodyLimit,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    // Keeps reverse proxies with a 60 s idle time from meeting a closed socket.
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // A request that trickles in may not hold its place for ever; a large file over a slow line may take a while.
    requestTimeout: 900_000,
    // An address that cannot even be read.
    frameworkErrors: (_error, _request, reply) =>
      void sendProblem(reply, new Refusal('not-found', w.later('not-found')), 'en', newId()),
    ...(tls && { https: tlsOptions(tls) }),
  })
  await app.register(cookie)
  app.decorateRequest('actor')
  addGuard(app, options.cookie)
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

  app.setErrorHandler((error, request, reply) => {
    const id = newId()
    const refusal = refusalFor(error)
    if (refusal) return sendProblem(reply, refusal, languageOf(request), id)
    log.error({ err: error, request: id, route: request.routeOptions.url }, 'a request failed')
    const problem = {
      title: say(w.later('fault', { id }), languageOf(request)),
      status: 500,
      kind: 'fault',
      key: 'house.fault',
      request: id,
    }
    return reply.code(500).type('application/problem+json').send(JSON.stringify(problem))
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const { id: as, viewer } = request.actor ?? {}
    if (viewer)
      log.info({ viewer: viewer.id, as, method: request.method, route }, 'looked at with other eyes')
    log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })

  const wiring = { ...options, limit: perMinute > 0 ? rateLimit(perMinute) : undefined }
  for (const { contract, handlers } of modules)
    for (const [name, endpoint] of Object.entries(contract)) {
      const run = handlers[name] as unknown as Run
      addRoute(app, wiring, endpoint, run)
      if (isList(endpoint)) addRoute(app, wiring, asCsv(endpoint), csvOf(endpoint, run))
    }

  for (const face of modules.flatMap(({ faces = [] }) => faces))
    addFace(app, face, { ...options, refusalFor })
  const certificateOf = certificateReader({ trustedProxies, headers: clientCertificates })
  for (const door of modules.flatMap(({ rawDoors = [] }) => rawDoors))
    addRawDoor(app, door, { db: options.db, certificateOf })

  addOperators(app, options)
  // Made when first asked for: strangers may ask as often as they like.
  const documents = madeOnce({
    openapi: () => JSON.stringify(openapi(modules, version)),
    client: () => clientText(modules),
  })
  app.get('/api/openapi.json', async (request, reply) => {
    const servers = JSON.stringify([{ url: options.cookie.origin(request) }])
    const text = documents('openapi')
    return reply.type('application/json; charset=utf-8').send(`{"servers":${servers},${text.slice(1)}`)
  })
  app.get('/api/client.ts', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(documents('client')),
  )
  app.all('/api/*', async () => {
    throw new Refusal('not-found', w.later('not-found'))
  })
  return app
}
