import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../actor.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor | undefined
  }
}

const longestSeconds = 30 * 24 * 3600
/** How long a half sign-in may take to become a whole one. */
export const halfwaySeconds = 300

export interface SessionCookie {
  /** The request came over TLS, or to a proxy that people reach over TLS. */
  isSecure: (request: FastifyRequest) => boolean
  /** Where people reach this house: its public address, or where this request went. */
  origin: (request: FastifyRequest) => string
  /** The secret that the browser sent, if it has one. */
  read: (request: FastifyRequest) => string | undefined
  /** Hands the browser a secret, or takes away the one it has. */
  give: (reply: FastifyReply, secret: string | null) => void
  /** The same for who has given a password and still owes a code: no session, and another cookie. */
  halfway: (request: FastifyRequest, reply: FastifyReply) => Halfway
}

export interface Halfway {
  readonly secret: string | undefined
  readonly give: (secret: string | null, seconds?: number) => void
}

interface Given {
  name: string
  secret: string | null
  maxAge: number
  sameSite: 'lax' | 'strict'
}

/** The cookie that holds a session's secret. `__Host-` binds it to this very origin, but browsers keep that only over TLS. */
export function sessionCookie(publicUrl?: string): SessionCookie {
  const isSecure = (request: FastifyRequest) =>
    publicUrl?.startsWith('https:') === true || request.protocol === 'https'
  const nameIn = (request: FastifyRequest, name: string) => (isSecure(request) ? `__Host-${name}` : name)
  const give = (reply: FastifyReply, { name, secret, maxAge, sameSite }: Given) => {
    const full = nameIn(reply.request, name)
    const options = { path: '/', httpOnly: true, sameSite, secure: isSecure(reply.request) } as const
    if (secret === null) reply.clearCookie(full, options)
    else reply.setCookie(full, secret, { ...options, maxAge })
  }
  const address = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return {
    isSecure,
    origin: (request) => address ?? `${isSecure(request) ? 'https' : 'http'}://${request.host}`,
    read: (request) => request.cookies[nameIn(request, 'session')],
    give: (reply, secret) =>
      give(reply, { name: 'session', secret, maxAge: longestSeconds, sameSite: 'lax' }),
    halfway: (request, reply) => ({
      secret: request.cookies[nameIn(request, 'sign-in')],
      give: (secret, maxAge = halfwaySeconds) =>
        give(reply, { name: 'sign-in', secret, maxAge, sameSite: 'strict' }),
    }),
  }
}
