import * as oidc from 'openid-client'
import { isThisMachine } from '#kernel/this-machine'
import type { Claims } from '../engine/claims.ts'
import { faultOf, ProviderFault } from './faults.ts'
import { type ProviderRow, secretOf } from './providers.ts'
import type { Way } from './way.ts'
import { w } from './words.ts'

const timeoutSeconds = 10
const rememberedMs = 600_000
const monthSeconds = 30 * 24 * 3600

type Asked = Pick<ProviderRow, 'id' | 'issuer' | 'client_id' | 'client_secret' | 'changed_at'>

/** Plain HTTP reaches a provider on this very machine only. */
const isPlain = (issuer: string) => issuer.startsWith('http:') && isThisMachine(issuer)

/** In the body where the provider takes it there: in the head, signs of a secret are read in more ways than one. */
function clientAuth(secret: string | null): oidc.ClientAuth {
  if (secret === null) return oidc.None()
  return (server, ...rest) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
    return (inBody ? oidc.ClientSecretPost(secret) : oidc.ClientSecretBasic(secret))(server, ...rest)
  }
}

/** Asks the provider what it can. */
export async function discover({ issuer, client_id, ...kept }: Asked): Promise<oidc.Configuration> {
  const secret = secretOf(kept)
  if (secret === undefined) throw new ProviderFault(w.later('fault-locked'))
  try {
    return await oidc.discovery(new URL(issuer), client_id, undefined, clientAuth(secret), {
      timeout: timeoutSeconds,
      // What came over TLS is checked by its signature as well.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain(issuer) ? [oidc.allowInsecureRequests] : [])],
    })
  } catch (error) {
    const fault = faultOf(error)
    if (!fault.sentence.key.endsWith('fault-answer')) throw fault
    throw new ProviderFault(w.later('fault-not-a-provider', { ...fault.sentence.values }), { cause: error })
  }
}

const remembered = new Map<string, { until: number; found: Promise<oidc.Configuration> }>()

/** What the provider can, asked at most every ten minutes; one that does not answer is asked again at once. */
export function configOf(provider: Asked): Promise<oidc.Configuration> {
  const key = `${provider.id} ${provider.changed_at}`
  const before = remembered.get(key)
  if (before && before.until > performance.now()) return before.found
  if (remembered.size > 100) remembered.clear()
  const found = discover(provider)
  remembered.set(key, { until: performance.now() + rememberedMs, found })
  found.catch(() => remembered.delete(key))
  return found
}

/** Where the browser is to go. `again`: whoever is signed in there is asked all the same. */
export async function addressFor(config: oidc.Configuration, way: Way, again: boolean): Promise<string> {
  return oidc.buildAuthorizationUrl(config, {
    redirect_uri: way.redirect_uri,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(way.verifier),
    code_challenge_method: 'S256',
    state: way.state,
    nonce: way.nonce,
    // Whoever is asked for an age says when they signed in, too.
    ...(again ? { prompt: 'login', max_age: '0' } : { max_age: String(monthSeconds) }),
  }).href
}

/** Takes what came back, makes sure that it is the answer to this very way, and gives what the provider says of whom. */
export async function redeem(provider: Asked & Pick<ProviderRow, 'address_claim'>, way: Way, answer: string) {
  try {
    const config = await configOf(provider)
    const back = new URL(way.redirect_uri)
    back.search = answer
    const tokens = await oidc.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: way.verifier,
      expectedState: way.state,
      expectedNonce: way.nonce,
      idTokenExpected: true,
    })
    const claims: Claims = { ...tokens.claims() }
    if (claims[provider.address_claim] !== undefined || !config.serverMetadata().userinfo_endpoint)
      return claims
    // Some tell the address only when they are asked for it.
    const more = await oidc.fetchUserInfo(config, tokens.access_token, String(claims['sub']))
    return { ...more, ...claims } as Claims
  } catch (error) {
    throw faultOf(error, way.redirect_uri)
  }
}
