import { sql } from 'kysely'
import { z } from 'zod'
import { done, type Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { actorOf } from '#kernel/auth/actors'
import { factsOn, gainedSince, restsOn, telling } from '#kernel/auth/powers'
import { needWhole } from '#kernel/auth/whole'
import { dryRun, type Write, within } from '#kernel/context'
import { newId } from '#kernel/ids'
import { type Promised, promised } from '#kernel/promised'
import { decide } from '#kernel/settings'
import { doorSubject } from '../accounts.ts'
import type { identity } from '../contract.ts'
import {
  changeConfirmed,
  changeDeclined,
  changeExpired,
  changeWithdrawn,
  fourEyesDecided,
} from '../events.ts'
import { holdersOf } from './confirmers.ts'
import { askingOf, oneAtATime, passes } from './guard.ts'
import { tellDecided, tellOver } from './notices.ts'
import { newcomersIn } from './newcomers.ts'
import {
  gainOf,
  holdsPower,
  inputOf,
  lockInput,
  mayAsk,
  type Pending,
  sameGains,
  takePending,
  toldGains,
} from './pending.ts'
import { fourEyes } from './setting.ts'
import { w } from './words.ts'

const gone = () => new Refusal('conflict', w.later('asker-gone'))
const stale = () => new Refusal('conflict', w.later('stale'))

/** Refuses who may not decide on it: whoever asked, and who could not do it. */
function mayDecide({ actor }: Write, change: Pending) {
  refuseIf(change.asked_by === actor.id && w.later('own-change'))
  if (!holdsPower(actor, change)) throw new Refusal('forbidden', w.later('no-power'))
}

const toldOf = ({ id, gains, asked_by }: Pending) => ({ change_id: id, gains: toldGains(gains), asked_by })

/** What was said may hold a secret: once it is decided nobody needs it. */
const emptied = (id: string) => lockInput(id, null)

async function settle(ctx: Write, { id }: Pending, state: Pending['state'], reason: string | null = null) {
  await ctx.db
    .updateTable('pending_change')
    .set({ state, reason, decided_by: ctx.actor.id, decided_at: ctx.now, input: emptied(id) })
    .where('id', '=', id)
    .execute()
  await tellOver(ctx, id)
}

/** Does what was asked for as whoever asked, and refuses if anything else came of it than they asked for. */
async function doAsAsked(ctx: Write, change: Pending, { endpoint, run }: Promised) {
  const asker = await actorOf(ctx.db, change.asked_by)
  if (!asker || !mayAsk(asker, change)) throw gone()
  const input = await inputOf(ctx, change, { endpoint, run })
  if (input === undefined) throw stale()
  const asking = await askingOf(ctx, asker.id)
  const needs = change.gains.flatMap((gain) => gain.needs)
  if ((await restsOn(ctx.db, asking, needs)) !== change.rests) throw stale()
  const before = await factsOn(ctx.db, asking)
  // Whoever confirms could do it themselves; what a rule refuses them they cannot let another do.
  await dryRun(ctx, (dry) => run(dry, input))
  const since = newId()
  const result = await within({ ...ctx, actor: asker }, undefined, (tx) => run(tx, input))
  const gains = telling(gainedSince(before, await factsOn(ctx.db, asking)))
  const newcomers = await newcomersIn(ctx, gains, (id) => id > since)
  const got = gains.map((gain) => gainOf(gain, newcomers))
  if (!sameGains(change.gains, got)) throw stale()
  return { result, gains: gains.map((gain) => gainOf(gain)) }
}

const Links = z.object({
  link: z.string().nullish(),
  token: z.string().optional(),
  invited: z.array(z.object({ email: z.string(), link: z.string().nullable() })).optional(),
})
/** What a reply hands over: links where no mail leaves, and a token. */
function linksIn(result: unknown): string[] {
  const parsed = Links.safeParse(result)
  if (!parsed.success) return []
  const { link, token, invited = [] } = parsed.data
  return [link, token, ...invited.map((one) => one.link)].flatMap((one) => one ?? [])
}

/** Confirms what another asked for: it is done, exactly so, or not at all. */
export async function confirmChange(ctx: Write, { id }: Input<typeof identity.confirmChange>) {
  await oneAtATime(ctx)
  const change = await takePending(ctx, id)
  mayDecide(ctx, change)
  const known = promised(change.endpoint)
  if (!known) throw stale()
  passes(ctx)
  const { result, gains } = await doAsAsked(ctx, change, known)
  await settle(ctx, change, 'confirmed')
  // Whoever was not there has an id now, by which they are found and forgotten.
  await sql`update pending_change set gains = ${JSON.stringify(gains)}::jsonb where id = ${id}::uuid`.execute(
    ctx.db,
  )
  const confirmed = { ...change, gains }
  ctx.emit(changeConfirmed, await doorSubject(ctx), toldOf(confirmed), { granted: false })
  await tellDecided(ctx, confirmed)
  return { ok: true as const, links: linksIn(result) }
}

export async function declineChange(ctx: Write, { id, reason }: Input<typeof identity.declineChange>) {
  const change = await takePending(ctx, id)
  mayDecide(ctx, change)
  await settle(ctx, change, 'declined', reason)
  ctx.emit(changeDeclined, await doorSubject(ctx), { ...toldOf(change), reason }, { granted: false })
  await tellDecided(ctx, change, reason)
  return done
}

export async function withdrawChange(ctx: Write, { id }: Input<typeof identity.withdrawChange>) {
  const change = await takePending(ctx, id)
  if (change.asked_by !== ctx.actor.id) throw new Refusal('forbidden', w.later('not-yours'))
  await settle(ctx, change, 'withdrawn')
  ctx.emit(changeWithdrawn, await doorSubject(ctx), toldOf(change), { granted: false })
  return done
}

/** What nobody confirmed in time waits no more. */
export async function expireChanges(ctx: Write) {
  const rows = await ctx.db
    .updateTable('pending_change')
    .set({ state: 'expired', decided_at: ctx.now })
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', ctx.now)
    .returningAll()
    .execute()
  for (const row of rows) {
    await ctx.db
      .updateTable('pending_change')
      .set({ input: emptied(row.id) })
      .where('id', '=', row.id)
      .execute()
    await tellOver(ctx, row.id)
    ctx.emit(changeExpired, await doorSubject(ctx), toldOf(row as unknown as Pending), { granted: false })
  }
}

/** Switches four eyes on, once two could open them; switching off is itself something that a second person confirms. */
export async function decideFourEyes(ctx: Write, { on }: Input<typeof identity.decideFourEyes>) {
  needWhole(ctx.actor, 'identity.roles')
  refuseIf(on && (await holdersOf(ctx, 'identity.roles')).length < 2 && w.later('two-first'))
  const before = await decide(ctx, fourEyes, on)
  if (before !== on) ctx.emit(fourEyesDecided, await doorSubject(ctx), { on }, { granted: false })
  return done
}
