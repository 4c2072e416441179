import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#lib/refusal'
import { w } from '../words.ts'
import type { SessionCookie } from './session-cookie.ts'

const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  // Positions and colours are set on elements by the table, editor and charts; scripts stay strict.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': pagePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Another site may send people here: nothing is done with what they bring. */
    fromElsewhere?: true
    /** Nobody has to say who they are. */
    forAnyone?: boolean
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A page of another site can make a browser send its cookies, but neither this header nor these origins. */
function fromElsewhere(request: FastifyRequest): boolean {
  if (request.routeOptions.config.fromElsewhere) return false
  if (safe.has(request.method) || request.headers.authorization?.startsWith('Bearer ')) return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return request.headers['x-wheelhouse'] === undefined
}

/** What browsers send with every write: where none of it is, no cookie went along that a page could misuse. */
const isBrowser = ({ headers: sent }: FastifyRequest) =>
  sent.cookie !== undefined || sent.origin !== undefined || sent['sec-fetch-site'] !== undefined

/** A program that forgot its token is told just that. */
const whyNot = (request: FastifyRequest) =>
  isBrowser(request) || request.routeOptions.config.forAnyone
    ? new Refusal('forbidden', w.later('cross-site'))
    : new Refusal('not-signed-in', w.later('not-signed-in'))

/** Security headers on every answer, and no write that another site's page could have sent. */
export function addGuard(app: FastifyInstance, { isSecure }: SessionCookie) {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (isSecure(request)) reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (fromElsewhere(request)) throw whyNot(request)
  })
}
