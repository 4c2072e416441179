import { X509Certificate } from 'node:crypto'
import * as oidc from 'openid-client'
import { say, type Sentence } from '#lib/words'
import type { Receive } from '#kernel/context'
import { addressFor, discover } from './client.ts'
import { faultOf, ProviderFault } from './faults.ts'
import { type ProviderRow, redirectTo } from './providers.ts'
import { wayOf } from './way.ts'
import { w } from './words.ts'

interface Seen {
  /** Null where there is no telling. */
  good: boolean | null
  text: Sentence
}
interface Finding extends Seen {
  what: Sentence
}

const mostApartSeconds = 30
const timeoutMs = 10_000

/** What the other side’s clock says, by the head of an answer. */
async function clock(issuer: string): Promise<Seen> {
  const before = Date.now()
  const answer = await fetch(issuer, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  })
  const theirs = Date.parse(answer.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return { good: null, text: w.later('check-clock-unsaid') }
  const ours = (before + Date.now()) / 2
  // Theirs is told in whole seconds.
  const seconds = Math.max(0, Math.round(Math.abs(ours - theirs) / 1000) - 1)
  return seconds > mostApartSeconds
    ? { good: false, text: w.later('check-clock-bad', { seconds }) }
    : { good: true, text: w.later('check-clock-good', { seconds }) }
}

/** A code that nobody gave is refused as such only to whoever it knows by id and secret. */
async function secret(config: oidc.Configuration, provider: ProviderRow, redirect: string): Promise<Seen> {
  if (provider.client_secret === null) return { good: null, text: w.later('check-secret-none') }
  const good = { good: true, text: w.later('check-secret-good') }
  try {
    await oidc.genericGrantRequest(config, 'authorization_code', {
      code: 'a-code-that-nobody-gave',
      redirect_uri: redirect,
      code_verifier: oidc.randomPKCECodeVerifier(),
    })
    return good
  } catch (error) {
    if ((error as { error?: unknown }).error === 'invalid_grant') return good
    const { sentence } = faultOf(error, redirect)
    const isSure = sentence.key.endsWith('fault-secret')
    return isSure
      ? { good: false, text: sentence }
      : { good: null, text: w.later('check-secret-unsaid', { detail: say(sentence, 'en') }) }
  }
}

const saysRedirect = /redirect[_ ]?ur[il]|AADSTS50011/i

/** Begins as a browser would: a provider that does not know the address says so at once, and says it in words. */
async function redirect(config: oidc.Configuration, address: string): Promise<Seen> {
  const to = await addressFor(config, wayOf(oidc.randomState(), address), false)
  const answer = await fetch(to, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
  const back = answer.headers.get('location') ?? ''
  const body = answer.status >= 300 && answer.status < 400 ? '' : (await answer.text()).slice(0, 200_000)
  const isRefused = saysRedirect.test(body) && (answer.status >= 400 || body.includes('AADSTS50011'))
  if (isRefused) return { good: false, text: w.later('fault-redirect', { detail: address }) }
  const error = URL.canParse(back, to) ? new URL(back, to).searchParams.get('error') : null
  if (answer.status >= 400 || error !== null)
    return { good: false, text: w.later('fault-refused', { detail: error ?? String(answer.status) }) }
  return { good: true, text: w.later('check-redirect-good', { address }) }
}

/** One that cannot be looked into is a finding, too. */
const found = async (what: Sentence, look: () => Promise<Seen>): Promise<Finding> => {
  try {
    return { what, ...(await look()) }
  } catch (error) {
    return { what, good: false, text: faultOf(error).sentence }
  }
}

async function checkedSaml(ctx: Receive, provider: ProviderRow): Promise<Finding[]> {
  const address = redirectTo(ctx, provider.name)
  const { sso_url, certificates, client_id: entity } = provider
  return [
    await found(w.later('check-clock'), () => clock(new URL(sso_url ?? '').origin)),
    { what: w.later('check-certificate'), ...validity(certificates, ctx.now) },
    { what: w.later('check-redirect'), good: null, text: w.later('check-tell-it', { entity, address }) },
  ]
}

/** What it signs with counts whatever its dates say, as metadata has it; whoever looks is told of them. */
function validity(certificates: readonly string[], now: string): Seen {
  const ends = certificates.map((one) => new X509Certificate(Buffer.from(one, 'base64')).validToDate)
  const last = Math.max(...ends.map((end) => end.getTime()))
  if (last < Date.parse(now)) return { good: false, text: w.later('check-certificate-over') }
  const day = new Date(last).toISOString().slice(0, 10)
  return { good: true, text: w.later('check-certificate-good', { n: ends.length, day }) }
}

/** Looks into all that can be seen without anyone signing in. */
export async function checked(ctx: Receive, provider: ProviderRow): Promise<Finding[]> {
  if (provider.protocol === 'saml') return checkedSaml(ctx, provider)
  const what = w.later('check-reach')
  const address = redirectTo(ctx, provider.name)
  try {
    const config = await discover(provider)
    const { issuer } = config.serverMetadata()
    return [
      { what, good: true, text: w.later('check-reached', { issuer }) },
      await found(w.later('check-clock'), () => clock(issuer)),
      await found(w.later('check-secret'), () => secret(config, provider, address)),
      await found(w.later('check-redirect'), () => redirect(config, address)),
    ]
  } catch (error) {
    if (error instanceof ProviderFault) return [{ what, good: false, text: error.sentence }]
    throw error
  }
}
