import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { actorsOf, type Credential } from '#kernel/auth/actors'
import type { OpenDb } from '#kernel/db'
import { addLive } from '#kernel/http/live'
import { addPages } from '#kernel/http/pages'
import { httpServer } from '#kernel/http/server'
import { sessionSecret } from '#kernel/http/session-cookie'
import { onCommit } from '#kernel/context'
import { startPoke } from '#kernel/poke'
import { startWorker } from '#kernel/worker'
import { compose } from './compose.ts'

export interface ServerOptions {
  url: string
  version: string
  trustedProxies?: readonly string[]
  tls?: { cert: Buffer; key: Buffer } | undefined
}

function credentialOf(request: FastifyRequest): Credential | undefined {
  const { authorization } = request.headers
  if (authorization?.startsWith('Bearer ')) return { kind: 'token', secret: authorization.slice('Bearer '.length) }
  const secret = sessionSecret(request)
  return secret === undefined ? undefined : { kind: 'session', secret }
}

/** The whole server in one process, worker included, not yet listening. Tests call it by `inject`. */
export async function buildServer(open: OpenDb, { url, ...options }: ServerOptions) {
  const { db } = open
  const house = compose()
  const actors = actorsOf(db)
  const stopForgetting = onCommit(db, actors.forget)
  const signIn = async (request: FastifyRequest) => {
    const credential = credentialOf(request)
    return credential && actors.actor(credential)
  }
  const poke = await startPoke(open, url)
  const wiring = { db, modules: house.modules, signIn }
  const app = await httpServer({ ...options, ...wiring })
  await addLive(app, wiring, poke)
  await addPages(app, join(import.meta.dirname, '../../dist/web'))
  const worker = await startWorker({ ...house, db, url, poke })
  app.addHook('onClose', async () => {
    await worker.close()
    stopForgetting()
    await poke.close()
  })
  return app
}
