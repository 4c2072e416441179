import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../actor.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor | undefined
  }
}

const longestSeconds = 30 * 24 * 3600

export interface SessionCookie {
  /** The request came over TLS, or to a proxy that people reach over TLS. */
  isSecure: (request: FastifyRequest) => boolean
  /** The secret that the browser sent, if it has one. */
  read: (request: FastifyRequest) => string | undefined
  /** Hands the browser a secret, or takes away the one it has. */
  give: (reply: FastifyReply, secret: string | null) => void
}

/** The cookie that holds a session's secret. `__Host-` binds it to this very origin, but browsers keep that only over TLS. */
export function sessionCookie(publicUrl?: string): SessionCookie {
  const isSecure = (request: FastifyRequest) =>
    publicUrl?.startsWith('https:') === true || request.protocol === 'https'
  const nameFor = (request: FastifyRequest) => (isSecure(request) ? '__Host-session' : 'session')
  return {
    isSecure,
    read: (request) => request.cookies[nameFor(request)],
    give(reply, secret) {
      const { request } = reply
      const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(request) } as const
      if (secret === null) reply.clearCookie(nameFor(request), options)
      else reply.setCookie(nameFor(request), secret, { ...options, maxAge: longestSeconds })
    },
  }
}
