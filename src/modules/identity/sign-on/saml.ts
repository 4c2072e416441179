import { type CacheProvider, type Profile, SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import type { Claims } from '../engine/claims.ts'
import { claimsOf } from '../engine/saml-assertion.ts'
import { ProviderFault, short } from './faults.ts'
import type { ProviderRow } from './providers.ts'
import { attemptMinutes, type Way } from './way.ts'
import { w } from './words.ts'

const skewMs = 60_000

type Asked = Pick<ProviderRow, 'issuer' | 'client_id' | 'sso_url' | 'certificates'>

/** What we remember of requests is this one, by its id; nothing is kept beside the browser's own secret. */
const onlyThis = (id: string, begunAt: string): CacheProvider => ({
  saveAsync: async () => null,
  getAsync: async (key) => (key === id ? begunAt : null),
  removeAsync: async (key) => key,
})

const speaker = (
  { client_id, sso_url, certificates }: Asked,
  { request, redirect_uri }: Pick<Way, 'request' | 'redirect_uri'>,
  { begunAt = '', again = false },
) =>
  new SAML({
    issuer: client_id,
    audience: client_id,
    callbackUrl: redirect_uri,
    entryPoint: sso_url ?? '',
    idpCert: [...certificates],
    // The assertion itself: what lies round it may be anybody's.
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: skewMs,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: attemptMinutes * 60_000,
    cacheProvider: onlyThis(request, begunAt),
    generateUniqueId: () => request,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    forceAuthn: again,
  })

/** Where the browser is to go. `again`: whoever is signed in there is asked all the same. */
export const samlAddress = (provider: Asked, way: Way, again: boolean): Promise<string> =>
  speaker(provider, way, { again }).getAuthorizeUrlAsync(way.state, undefined, {})

/** What we tell a provider of ourselves. */
export const ourMetadata = (provider: Asked, redirect_uri: string): string =>
  speaker(provider, { request: '_', redirect_uri }, {}).generateServiceProviderMetadata(null, null)

const sentences = {
  'not-whole': () => w.later('fault-answer', { detail: 'Subject, AuthnStatement' }),
  'not-for-this': ({ redirect_uri }: Way) => w.later('fault-not-for-this', { detail: redirect_uri }),
  passing: () => w.later('fault-passing'),
}

/** No entity of its own making is taken; what the library reads is UTF-8. */
const hasDocumentType = (response: string) =>
  /<!DOCTYPE/i.test(Buffer.from(response, 'base64').toString('utf8'))

async function signed(saml: SAML, response: string): Promise<Profile> {
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response })
    if (profile) return profile
  } catch (error) {
    const detail = short(error instanceof Error ? error.message : error)
    const isClock = /not yet valid|expired/.test(detail)
    throw new ProviderFault(isClock ? w.later('fault-clock') : w.later('fault-answer', { detail }), {
      cause: error,
    })
  }
  throw new ProviderFault(w.later('fault-answer', { detail: 'LogoutResponse' }))
}

/** Takes the form that came back, makes sure that it answers this very way, and gives what the provider says of whom. */
export async function samlClaims(
  provider: Asked & Pick<ProviderRow, 'address_claim'>,
  way: Way,
  answer: string,
  begunAt: string,
): Promise<Claims> {
  const form = new URLSearchParams(answer)
  if (form.get('RelayState') !== way.state)
    throw new ProviderFault(w.later('fault-answer', { detail: 'RelayState' }))
  const response = form.get('SAMLResponse') ?? ''
  if (hasDocumentType(response)) throw new ProviderFault(w.later('fault-answer', { detail: 'DOCTYPE' }))
  const profile = await signed(speaker(provider, way, { begunAt }), response)
  const attributes = (profile['attributes'] ?? {}) as Record<string, unknown>
  const asked = { id: way.request, recipient: way.redirect_uri, issuer: provider.issuer }
  const claims = claimsOf(profile.getAssertion?.(), attributes, asked, provider.address_claim)
  if (typeof claims === 'string') throw new ProviderFault(sentences[claims](way))
  return claims
}
