import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Receive, Write } from '#kernel/context'
import { newSecret } from '#kernel/ids'
import { changesStanding } from '#kernel/standing'
import { accountSubject, doorSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { type Came, cameAs } from '../engine/claims.ts'
import { providerRefused } from '../events.ts'
import { factorsOf } from '../factors.ts'
import { countTry, networkOf, refuseBlocked, target } from '../guesses.ts'
import { startHalfway } from '../halfway.ts'
import { letIn } from '../letting-in.ts'
import { noteSignIn } from '../sign-ins.ts'
import { type Attempt, startAttempt, takeAttempt } from '../sign-on/attempts.ts'
import { ProviderFault } from '../sign-on/faults.ts'
import { localPath } from '../engine/local-path.ts'
import { providerNamed, redirectTo } from '../sign-on/providers.ts'
import { protocolOf } from '../sign-on/protocols.ts'
import { triedAs } from '../sign-on/trying.ts'
import { settle, type Who, whoIs } from '../sign-on/who.ts'
import { attemptMinutes, wayOf } from '../sign-on/way.ts'
import { w } from '../sign-on/words.ts'
import { whence } from '../whence.ts'

const nobody = { code: false, passkey: false, app: false, tried: null }

const failed = (provider: string) => new Refusal('unavailable', w.later('failed', { provider }))

const hidden = () => new Refusal('not-found', w.later('no-provider'))

/** Whoever is signed in shows it anew; whoever sets providers up tries one. */
function admitted({ actor }: Receive, purpose: Attempt['purpose']) {
  if (purpose === 'enter') return
  if (actor.session === undefined) throw hidden()
  if (purpose === 'try' && (actor.owesFactor || !may(actor, 'identity.sign-on'))) throw hidden()
}

/** Sends a browser on its way to a provider. */
export async function beginProvider(
  ctx: Receive,
  { name, purpose, next }: Input<typeof identity.beginProvider>,
) {
  admitted(ctx, purpose)
  const tries = purpose === 'try'
  const provider = await providerNamed(ctx, name, { idle: tries })
  const begun = target('challenge', networkOf(ctx.request.ip ?? ''))
  refuseBlocked(ctx, await ctx.write((tx) => countTry(tx, [begun])))
  const secret = newSecret()
  const way = wayOf(secret, redirectTo(ctx, provider.name))
  const to = await protocolOf(provider)
    .begin(provider, way, purpose === 'prove')
    .catch((error: unknown) => {
      if (error instanceof ProviderFault && tries) throw new Refusal('unavailable', error.sentence)
      throw failed(provider.label)
    })
  await ctx.write((tx) => startAttempt(tx, { provider, purpose, next: localPath(next), secret, way }))
  ctx.request.halfway?.give(secret, attemptMinutes * 60)
  return { to }
}

/** Who came, as the provider says; undefined where its answer does not hold. */
async function came({ provider, way, begun_at }: Attempt, answer: string): Promise<Came | ProviderFault> {
  try {
    return cameAs(await protocolOf(provider).end(provider, way, answer, begun_at), provider)
  } catch (error) {
    if (error instanceof ProviderFault) return error
    throw error
  }
}

type Refused = Extract<Who, { is: 'refused' }> | { why: 'failed'; account?: undefined }

/** Writes down who was not let in and why; they themselves are told the same in every case. */
const tellRefused = (ctx: Receive, { provider }: Attempt, { why, account }: Refused) =>
  ctx.write(async (tx) => {
    const subject = account ? await accountSubject(tx, account.person_id) : await doorSubject(tx)
    if (account)
      await noteSignIn(tx, {
        person_id: account.person_id,
        how: 'provider',
        provider: provider.label,
        result: why === 'closed' ? 'closed' : 'not-known-there',
      })
    const told = { ...whence(tx.request), provider: provider.label, why }
    tx.emit(providerRefused, subject, told, { granted: false })
  })

async function enter(ctx: Receive, attempt: Attempt, someone: Came) {
  const { provider, next } = attempt
  const who = await whoIs(ctx, provider, someone)
  if (who.is === 'refused') {
    await tellRefused(ctx, attempt, who)
    throw new Refusal('forbidden', w.later('not-let-in', { provider: provider.label }))
  }
  const by = { how: 'provider', provider: provider.label } as const
  const { owed, secret } = await ctx.write(async (tx) => {
    const { person_id: personId } = await settle(tx, provider, someone, who)
    const factors = await factorsOf(tx, personId)
    if (!someone.strong && (factors.app || factors.passkey))
      return { owed: factors, secret: await startHalfway(tx, personId, by) }
    const entering = { personId, ...by, strong: someone.strong, provenAt: provenAt(tx, someone) }
    return { owed: undefined, secret: (await letIn(tx, entering)).secret }
  })
  ctx.request.halfway?.give(owed ? secret : null)
  if (!owed) ctx.request.giveSession?.(secret)
  return {
    ok: true as const,
    purpose: 'enter' as const,
    next,
    ...nobody,
    ...(owed && { ...owed, code: true }),
  }
}

const epoch = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds

/** When they last showed who they are: at the provider, where it says; else by coming through it now. */
const provenAt = ({ now }: Write, { at }: Came) =>
  Temporal.Instant.fromEpochMilliseconds(Math.min(epoch(now), (at ?? Infinity) * 1000)).toString()

/** A clock may be a little late. */
const lenienceMs = 60_000

/** They have signed in there anew: for a while, this session may do what is dangerous. */
async function prove(ctx: Receive, { provider, begun_at }: Attempt, someone: Came) {
  const who = await whoIs(ctx, provider, someone)
  const isThem = who.is === 'linked' && who.account.person_id === ctx.actor.id
  const isFresh = someone.at !== undefined && someone.at * 1000 >= epoch(begun_at) - lenienceMs
  refuseIf((!isThem || !isFresh) && w.later('not-proven', { provider: provider.label }))
  await ctx.write(async (tx) => {
    changesStanding(tx)
    await tx.db
      .updateTable('session')
      .set({ proven_at: tx.now })
      .where('id', '=', ctx.actor.session ?? null)
      .execute()
  })
}

/** Takes up whoever comes back from a provider. */
export async function endProvider(ctx: Receive, { name, answer }: Input<typeof identity.endProvider>) {
  const attempt = await takeAttempt(ctx, name)
  const { provider, purpose, next } = attempt
  ctx.request.halfway?.give(null)
  const someone = await came(attempt, answer)
  if (purpose === 'try')
    return { ok: true as const, purpose, next, ...nobody, tried: await triedAs(ctx, provider, someone) }
  if (someone instanceof ProviderFault) {
    await tellRefused(ctx, attempt, { why: 'failed' })
    throw failed(provider.label)
  }
  if (purpose === 'enter') return enter(ctx, attempt, someone)
  await prove(ctx, attempt, someone)
  return { ok: true as const, purpose, next, ...nobody }
}
