import type { Insertable } from 'kysely'
import { done, type Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { say } from '#lib/words'
import type { Receive, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { decide } from '#kernel/settings'
import { sameAsRead } from '#kernel/stale'
import type { Tables } from '#kernel/tables'
import { isThisMachine } from '#kernel/this-machine'
import { accountSubject, doorSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import { emergencyAccounts } from '../emergency.ts'
import { ownWaysDecided, providerAdded, providerChanged, providerRemoved, unlinked } from '../events.ts'
import { checked } from '../sign-on/checking.ts'
import {
  activeProviders,
  lockSecret,
  needProvider,
  ownWays,
  type ProviderRow,
  redirectTo,
} from '../sign-on/providers.ts'
import { w } from '../sign-on/words.ts'

type ProviderChange = Partial<
  Omit<ProviderRow, 'id' | 'name' | 'version' | 'protocol' | 'made_at' | 'changed_at'>
>

interface Facts {
  admits: string
  domains: readonly string[]
}

/** Refuses what would leave the door open to the whole world, at its field. */
export function refuseUnsafe({ admits, domains }: Facts) {
  if (admits === 'anyone' && domains.length === 0)
    throw inputRefused('domains', w.later('anyone-needs-domain'))
}

/** What goes in plain sight reaches this very machine only. */
export function refusePlain(field: string, address: string) {
  if (!address.startsWith('https:') && !isThisMachine(address))
    throw inputRefused(field, w.later('bad-issuer'))
}

export async function addProvider(
  ctx: Write,
  { client_secret, ...facts }: Input<typeof identity.addProvider>,
) {
  refusePlain('issuer', facts.issuer)
  refuseUnsafe(facts)
  const id = newId()
  return keepProvider(ctx, { id, ...facts, client_secret: lockSecret(id, client_secret) })
}

/** Writes a new one down, and tells where it is to send people back to. */
export async function keepProvider(
  ctx: Write,
  provider: Omit<Insertable<Tables['sign_in_provider']>, 'made_at' | 'changed_at'>,
) {
  const { id, name, label } = provider
  await ctx.db
    .insertInto('sign_in_provider')
    .values({ ...provider, made_at: ctx.now, changed_at: ctx.now })
    .execute()
  ctx.emit(providerAdded, await doorSubject(ctx), { provider: label }, { granted: false })
  return { id, redirect_uri: redirectTo(ctx, name) }
}

export async function changeProvider(
  ctx: Write,
  { id, version, client_secret, ...given }: Input<typeof identity.changeProvider>,
) {
  const patch = definedOf(given)
  const before = await providerAsRead(ctx, id, 'openid', version)
  const after = { ...before, ...patch }
  refusePlain('issuer', after.issuer)
  refuseUnsafe(after)
  // Else whoever changes the issuer has our secret told to it, which nobody is shown.
  if (after.issuer !== before.issuer && before.client_secret !== null && client_secret === undefined)
    throw inputRefused('client_secret', w.later('secret-anew'))
  const secret = client_secret === undefined ? {} : { client_secret: lockSecret(id, client_secret) }
  return writeProvider(ctx, before, { ...patch, ...secret })
}

/** What is to be changed, as whoever changes it read it. */
export async function providerAsRead(
  ctx: Write,
  id: string,
  protocol: ProviderRow['protocol'],
  version: number | undefined,
) {
  const before = await needProvider(ctx, id, protocol, { forUpdate: true })
  const { id: door } = await doorSubject(ctx)
  const isOf = ({ provider }: Record<string, unknown>) => provider === before.label
  await sameAsRead(ctx, { id: door, yours: version, theirs: before.version, isOf })
  return before
}

/** Writes a change down and tells which fields it was of. */
export async function writeProvider(ctx: Write, before: ProviderRow, patch: ProviderChange) {
  const { id } = before
  const after = { ...before, ...patch }
  const fields = (Object.keys(patch) as (keyof ProviderChange)[]).filter(
    (field) => field === 'client_secret' || JSON.stringify(patch[field]) !== JSON.stringify(before[field]),
  )
  const version = before.version + (fields.length > 0 ? 1 : 0)
  // Saved as it was: its keys are asked for anew.
  await ctx.db
    .updateTable('sign_in_provider')
    .set({ ...patch, version, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  // What it called someone means nothing under another name of ours.
  if (after.issuer !== before.issuer || after.client_id !== before.client_id)
    await ctx.db.deleteFrom('linked_identity').where('provider_id', '=', id).execute()
  if (fields.length > 0)
    ctx.emit(providerChanged, await doorSubject(ctx), { provider: after.label, fields }, { granted: false })
  return { version }
}

export async function removeProvider(ctx: Write, { id }: Input<typeof identity.removeProvider>) {
  const { label } = await needProvider(ctx, id)
  await ctx.db.deleteFrom('sign_in_provider').where('id', '=', id).execute()
  ctx.emit(providerRemoved, await doorSubject(ctx), { provider: label }, { granted: false })
  return done
}

export async function checkProvider(ctx: Receive, { id }: Input<typeof identity.checkProvider>) {
  const { language } = ctx.actor
  const findings = await checked(ctx, await needProvider(ctx, id))
  return {
    findings: findings.map(({ what, good, text }) => ({
      what: say(what, language),
      good,
      text: say(text, language),
    })),
  }
}

export async function decideOwnWays(ctx: Write, { own_ways }: Input<typeof identity.decideOwnWays>) {
  refuseIf(own_ways !== 'everyone' && (await activeProviders(ctx)).length === 0 && w.later('no-way-left'))
  refuseIf(own_ways === 'emergency' && (await emergencyAccounts(ctx)).length === 0 && w.later('no-emergency'))
  const before = await decide(ctx, ownWays, own_ways)
  if (before !== own_ways) ctx.emit(ownWaysDecided, await doorSubject(ctx), { own_ways }, { granted: false })
  return done
}

/** Forgets what a provider calls someone. */
export async function unlink(ctx: Write, { id }: Input<typeof identity.unlink>) {
  const gone = await ctx.db
    .deleteFrom('linked_identity')
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!gone) throw new Refusal('not-found', w.later('no-link'))
  const { label } = await needProvider(ctx, gone.provider_id)
  ctx.emit(unlinked, await accountSubject(ctx, gone.person_id), { provider: label }, { granted: false })
  return done
}
