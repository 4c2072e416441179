import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Provider, type Configuration } from 'oidc-provider'
import { afterAll } from 'vitest'

/** Somebody as the provider knows them. */
export interface Known {
  claims: Record<string, unknown>
  amr?: string[]
  acr?: string
  /** When they signed in there, in epoch seconds; now, unless said otherwise. */
  at?: number
}

interface Registered {
  client_id: string
  client_secret?: string
  redirect_uri: string
}

/** A real OpenID provider on this machine for one test file. Whoever is sent there signs in as `people.now`. */
export async function openidProvider(clients: readonly Registered[]) {
  const people: { now: string; known: Record<string, Known>; refuses: boolean; forged: boolean } = {
    now: '',
    known: {},
    refuses: false,
    forged: false,
  }
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: clients.map(({ redirect_uri, ...client }) => ({
      ...client,
      redirect_uris: [redirect_uri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: client.client_secret === undefined ? 'none' : 'client_secret_post',
    })),
    pkce: { required: () => true },
    claims: {
      openid: ['sub', 'amr', 'acr'],
      email: ['email', 'email_verified', 'xms_edov'],
      profile: ['name', 'given_name', 'family_name', 'preferred_username'],
      auth_time: null,
    },
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, ...people.known[accountId]?.claims }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  } satisfies Configuration)
  const serve = provider.callback()
  /** Its keys by name, and others in truth. */
  async function others() {
    people.forged = false
    const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: object[] }
    people.forged = true
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    return keys.map((key) => ({ ...key, ...publicKey.export({ format: 'jwk' }) }))
  }
  server.on('request', async (request, reply) => {
    if (people.forged && request.url === '/jwks')
      return void reply.end(JSON.stringify({ keys: await others() }))
    if (!request.url?.startsWith('/interaction/')) return void serve(request, reply)
    const { amr, acr, at } = people.known[people.now] ?? {}
    const login = {
      accountId: people.now,
      ...(amr && { amr }),
      ...(acr && { acr }),
      ...(at !== undefined && { ts: at }),
    }
    const result = people.refuses ? { error: 'access_denied' } : { login }
    void provider.interactionFinished(request, reply, result)
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  /** Goes where a browser is sent, as far as back to us; gives what stands behind the question mark there. */
  async function walk(to: string, back: string): Promise<string> {
    const jar = new Map<string, string>()
    let address = to
    for (let hops = 0; hops < 12 && !address.startsWith(back); hops += 1) {
      const reply = await fetch(address, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      })
      for (const line of reply.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        jar.set(name, value)
      }
      const next = reply.headers.get('location')
      if (next === null)
        throw new Error(`${reply.status} at ${address}: ${(await reply.text()).slice(0, 500)}`)
      address = new URL(next, address).href
    }
    return new URL(address).search.slice(1)
  }
  return { issuer, people, walk }
}
