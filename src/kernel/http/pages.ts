import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '#lib/refusal'
import { w } from '../words.ts'

const year = 365 * 24 * 3600

/** Serves the built web app: hashed files for ever, and its one page for every address that is not a file or the API. */
export async function addPages(app: FastifyInstance, folder: string) {
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.includes('/assets/')
      void reply.header('cache-control', hashed ? `public, max-age=${year}, immutable` : 'no-cache')
    },
  })
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' || /\.[a-z0-9]+$/.test(request.url.split('?')[0] ?? ''))
      throw new Refusal('not-found', w.later('not-found'))
    return reply.type('text/html').header('cache-control', 'no-cache').sendFile('index.html')
  })
}
