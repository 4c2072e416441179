import { type CacheProvider, type Profile, SAML, ValidateInResponseTo } from '@node-saml/node-saml'
import type { Claims } from '../engine/claims.ts'
import { claimsOf } from '../engine/saml-assertion.ts'
import { encryptionOf } from '../engine/saml-encryption.ts'
import { ProviderFault, short } from './faults.ts'
import type { ProviderRow } from './providers.ts'
import { samlKeyOf } from './saml-keys.ts'
import { attemptMinutes, type Way } from './way.ts'
import { w } from './words.ts'

const skewMs = 60_000

type Asked = Pick<
  ProviderRow,
  | 'id'
  | 'issuer'
  | 'client_id'
  | 'sso_url'
  | 'certificates'
  | 'own_key'
  | 'own_key_before'
  | 'own_certificate'
  | 'signs_requests'
>

/** What we remember of requests is this one, by its id; nothing is kept beside the browser's own secret. */
const onlyThis = (id: string, begunAt: string): CacheProvider => ({
  saveAsync: async () => null,
  getAsync: async (key) => (key === id ? begunAt : null),
  removeAsync: async (key) => key,
})

/** By our key it is told what is for us alone, and sees that a request is ours, where it wants that. */
function ourKey(provider: Asked) {
  const key = samlKeyOf(provider)
  if (typeof key === 'string')
    return {
      decryptionPvk: key,
      ...(provider.signs_requests && { privateKey: key, signatureAlgorithm: 'sha256' as const }),
    }
  if (provider.signs_requests) throw new ProviderFault(w.later('fault-key'))
  return {}
}

const speaker = (
  provider: Asked,
  { request, redirect_uri }: Pick<Way, 'request' | 'redirect_uri'>,
  { begunAt = '', again = false },
) => {
  const { client_id, sso_url, certificates } = provider
  return new SAML({
    ...ourKey(provider),
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
}

/** Where the browser is to go. `again`: whoever is signed in there is asked all the same. */
export const samlAddress = (provider: Asked, way: Way, again: boolean): Promise<string> =>
  speaker(provider, way, { again }).getAuthorizeUrlAsync(way.state, undefined, {})

/** What we tell a provider of ourselves. */
export const ourMetadata = (provider: Asked, redirect_uri: string): string =>
  speaker(provider, { request: '_', redirect_uri }, {}).generateServiceProviderMetadata(
    provider.own_certificate,
    provider.own_certificate,
  )

const sentences = {
  'not-whole': () => w.later('fault-answer', { detail: 'Subject, AuthnStatement' }),
  'not-for-this': ({ redirect_uri }: Way) => w.later('fault-not-for-this', { detail: redirect_uri }),
  passing: () => w.later('fault-passing'),
}

/** No entity of its own making is taken; what the library reads is UTF-8. */
const hasDocumentType = (xml: string) => /<!DOCTYPE/i.test(xml)

/** Looks at what came before anything of it is opened; says whether it is encrypted. */
function refuseUnfit(response: string): boolean {
  const xml = Buffer.from(response, 'base64').toString('utf8')
  if (hasDocumentType(xml)) throw new ProviderFault(w.later('fault-answer', { detail: 'DOCTYPE' }))
  const encryption = encryptionOf(xml)
  if (encryption === 'not-taken') throw new ProviderFault(w.later('fault-encryption'))
  return encryption === 'taken'
}

async function signed(saml: SAML, response: string, isEncrypted: boolean): Promise<Profile> {
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response })
    if (profile) return profile
  } catch (error) {
    // One word for all that may be wrong with it: else whoever changes what they cannot read learns of it.
    if (isEncrypted)
      throw new ProviderFault(w.later('fault-answer', { detail: 'EncryptedAssertion' }), { cause: error })
    const detail = short(error instanceof Error ? error.message : error)
    const isClock = /not yet valid|expired/.test(detail)
    throw new ProviderFault(isClock ? w.later('fault-clock') : w.later('fault-answer', { detail }), {
      cause: error,
    })
  }
  throw new ProviderFault(w.later('fault-answer', { detail: 'LogoutResponse' }))
}

/** What is encrypted may be so for the key before, as long as the provider does not know the new one. */
async function opened(provider: Asked, way: Way, begunAt: string, response: string): Promise<Profile> {
  const isEncrypted = refuseUnfit(response)
  const by = (own_key: Buffer | null) =>
    signed(speaker({ ...provider, own_key }, way, { begunAt }), response, isEncrypted)
  const { own_key, own_key_before: before } = provider
  if (!isEncrypted || before === null) return by(own_key)
  try {
    return await by(own_key)
  } catch {
    return by(before)
  }
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
  const profile = await opened(provider, way, begunAt, response)
  const attributes = (profile['attributes'] ?? {}) as Record<string, unknown>
  const asked = { id: way.request, recipient: way.redirect_uri, issuer: provider.issuer }
  const claims = claimsOf(profile.getAssertion?.(), attributes, asked, provider.address_claim)
  if (typeof claims === 'string') throw new ProviderFault(sentences[claims](way))
  return claims
}
