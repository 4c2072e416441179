import type { FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    actor?: import('../actor.ts').Actor | undefined
  }
}

// `__Host-` binds the cookie to this very origin, but browsers keep it only over TLS.
const nameFor = (request: FastifyRequest) => (request.protocol === 'https' ? '__Host-session' : 'session')
const longestSeconds = 30 * 24 * 3600

/** The secret that the browser sent, if it has one. */
export const sessionSecret = (request: FastifyRequest) => request.cookies[nameFor(request)]

export function setSession(reply: FastifyReply, secret: string | null) {
  const secure = reply.request.protocol === 'https'
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  if (secret === null) reply.clearCookie(nameFor(reply.request), options)
  else reply.setCookie(nameFor(reply.request), secret, { ...options, maxAge: longestSeconds })
}
