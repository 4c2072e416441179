import type { LightMyRequestResponse } from 'fastify'
import type { ServerOptions } from '#apps/server'
import { issueSetupLink } from '#modules/identity/public'
import { codeOf, codesForgotten } from './authenticator.ts'
import { world } from './world.ts'

export const password = 'rowing past lighthouses'
export const organisation = 'Halden Marine'
export const administrator = { name: 'Ingrid Solheim', email: 'ingrid.solheim@halden.example' }

const header = (reply: LightMyRequestResponse) => [reply.headers['set-cookie'] ?? []].flat()

/** A browser of its own: keeps the session cookie as browsers do, and sends the header that our pages send. */
export function browserAt(
  app: Awaited<ReturnType<typeof world>>['app'],
  ip = '10.0.0.1',
  agent = 'Firefox/1 Linux',
) {
  const jar = new Map<string, string>()
  async function ask(method: string, url: string, payload?: object) {
    const reply = await app.inject({
      method: method as 'GET',
      url,
      remoteAddress: ip,
      headers: {
        'user-agent': agent,
        ...(method !== 'GET' && { 'x-wheelhouse': '1' }),
        ...(jar.size > 0 && { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
      },
      ...(payload !== undefined && { payload }),
    })
    for (const line of header(reply)) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const body = (reply.headers['content-type']?.includes('json') ? reply.json() : reply.body) as Record<
      string,
      unknown
    >
    return { status: reply.statusCode, body, headers: reply.headers, cookies: header(reply) }
  }
  return {
    jar,
    get: (url: string) => ask('GET', url),
    post: (url: string, payload: object = {}) => ask('POST', url, payload),
    patch: (url: string, payload: object) => ask('PATCH', url, payload),
    del: (url: string) => ask('DELETE', url),
    signIn: (email: string, word = password) => ask('POST', '/api/sign-in', { email, password: word }),
  }
}
export type Browser = ReturnType<typeof browserAt>

export const secretIn = (link: unknown) => String(link).split('#')[1] ?? ''

/** A house that has been set up, with its administrator signed in and a way to bring in others. */
export async function house(options: Partial<ServerOptions> = {}) {
  const made = await world(options)
  const browser = (ip?: string, agent?: string) => browserAt(made.app, ip, agent)
  const admin = browser()
  const secret = secretIn(await issueSetupLink(made.db))
  await admin.post('/api/identity/set-up', {
    secret,
    organisation,
    ...administrator,
    password,
    zone: 'Europe/Oslo',
  })
  let count = 0
  /** Invites someone, who accepts; gives their signed-in browser. */
  async function join(name: string, roles: object[] = [{ role: 'requester' }], ip?: string) {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}.${(count += 1)}@halden.example`
    const { body } = await admin.post('/api/identity/invitations', { people: [{ name, email }], roles })
    const [invited] = body['invited'] as { id: string; link: string }[]
    const own = browser(ip)
    await own.post('/api/identity/accept', { secret: secretIn(invited?.link), password })
    return { id: invited?.id ?? '', email, browser: own }
  }
  /** Sets up an authenticator app as its person does; gives its secret and the recovery codes. */
  async function protect(own: Browser) {
    const secret = String((await own.post('/api/me/second-factor/app')).body['secret'])
    const { body } = await own.post('/api/me/second-factor/app/confirm', { code: codeOf(secret) })
    await codesForgotten(made.db)
    return { secret, codes: body['codes'] as string[] }
  }
  /** The kinds of what was told of someone, in order. */
  async function told(subject: string) {
    const { db } = made
    const events = db.selectFrom('event').select('kind').where('subject_id', '=', subject).orderBy('id')
    return (await events.execute()).map(({ kind }) => kind)
  }
  return { ...made, browser, admin, join, protect, told }
}

/** What whoever comes through a provider and may not come in is told, whatever the reason. */
export const notIn = { status: 403, body: { key: 'identity-sign-on.not-let-in' } }
