import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { lowDisk } from '../disk.ts'
import { metricsOf } from '../metrics.ts'
import { w } from '../words.ts'
import { nothingOwed, type Wiring } from './route.ts'

const here = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Asked by a program on this machine itself, not through a proxy on it. */
const fromHere = ({ ip, headers }: FastifyRequest) =>
  here.has(ip) && headers['x-forwarded-for'] === undefined && headers['forwarded'] === undefined

const ours = /^\/(?:api|mcp|healthz|readyz|metrics)\b/

/** The promise that was asked for. Files and pages are one: their names change with every build. */
function routeOf({ routeOptions: { url } }: FastifyRequest): string {
  if (url === undefined) return 'none'
  return ours.test(url) ? url : 'page'
}

/** What operators ask for: is it alive, is it ready, how does it do. Figures are for this machine and for administrators. */
export function addOperators(app: FastifyInstance, { db, signIn }: Wiring) {
  const metrics = metricsOf(db)
  app.addHook('onResponse', async (request, reply) => {
    metrics.observe(request.method, routeOf(request), reply.statusCode, reply.elapsedTime / 1000)
  })
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async () => {
    await sql`select`.execute(db)
    const low = lowDisk()
    return { ok: true, disk: low ? 'low' : 'ok' }
  })
  app.get('/metrics', async (request, reply) => {
    if (!fromHere(request)) {
      const actor = await signIn(request)
      if (!actor) throw new Refusal('not-signed-in', w.later('not-signed-in'))
      nothingOwed(actor)
      if (!actor.roles.includes('administrator')) throw new Refusal('forbidden', w.later('forbidden'))
    }
    return reply.type(metrics.type).send(await metrics.text())
  })
}
