import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '#lib/refusal'
import { w } from '../words.ts'

const year = 365 * 24 * 3600

const mostForm = 512 * 1024
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const attribute = (text: string) => text.replaceAll(/[&"<>]/g, (sign) => escapes[sign] ?? sign)

/**
 * Pages to which another site sends people with a form, as SAML's providers do: answered with the one page, which finds
 * the form as it came in its head. Nothing else is done with it here, so that it matters not who sends it.
 */
function addFormPages(app: FastifyInstance, index: string, paths: readonly string[]) {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: mostForm },
      (_request, body, done) => done(null, body),
    )
    for (const url of paths)
      scope.post(url, { config: { fromElsewhere: true } }, async ({ body }, reply) => {
        const form = `<meta name="form" content="${attribute(typeof body === 'string' ? body : '')}">`
        return reply
          .type('text/html')
          .header('cache-control', 'no-store')
          .send(index.replace('</head>', () => `${form}</head>`))
      })
  })
}

/** Serves the built web app: hashed files for ever, and its one page for every address that is not a file or the API. */
export async function addPages(app: FastifyInstance, folder: string, formPages: readonly string[] = []) {
  if (!existsSync(join(folder, 'index.html'))) return
  addFormPages(app, readFileSync(join(folder, 'index.html'), 'utf8'), formPages)
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
