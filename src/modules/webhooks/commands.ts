import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { definedOf } from '#lib/patch'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { namesOf } from '#kernel/auth/names'
import type { Write } from '#kernel/context'
import { allEventLines } from '#kernel/event-lines'
import { houseSubject } from '#kernel/house-subject'
import { newId } from '#kernel/ids'
import { sameAsRead } from '#kernel/stale'
import { whyNot } from '#kernel/outbound/addresses'
import type { webhooks } from './contract.ts'
import { webhookAdded, webhookChanged, webhookRemoved, webhookReplayed, webhookSecretMade } from './events.ts'
import { shownSecret } from './signature.ts'
import { lockKey, needWebhook, newKey, openKey, type WebhookRow } from './webhooks.ts'
import { w } from './words.ts'

const subject = (ctx: Write) => houseSubject(ctx, 'webhook')
const serverOf = (url: string) => new URL(url).origin

function refuseUnfit({
  address,
  kinds = [],
}: {
  address?: string | undefined
  kinds?: readonly string[] | undefined
}) {
  const why = address === undefined ? null : whyNot(address, 'webhooks')
  const bad = why && (why === 'no-password' ? w.later('no-password') : w.later(why))
  if (bad) throw inputRefused('address', bad)
  const known = new Set(allEventLines().map(({ on }) => on))
  const kind = kinds.find((one) => !known.has(one))
  if (kind === undefined) return
  const none = w.later('no-kind', { kind })
  throw inputRefused('kinds', none)
}

/** Just behind the newest event that is settled: what happens from now on comes after it. */
const fromNow = sql<{ tx: string; event_id: number }>`
  select e.tx, e.id as event_id from event e where e.tx < pg_snapshot_xmin(pg_current_snapshot())
  order by e.tx desc, e.id desc limit 1`

async function beginNow({ db }: Write, id: string) {
  await sql`update webhook set (tx, event_id) = (select coalesce(max(n.tx), '0'::xid8), coalesce(max(n.event_id), 0) from (${fromNow}) n)
    where id = ${id}::uuid`.execute(db)
}

export async function addWebhook(ctx: Write, input: Input<typeof webhooks.add>) {
  refuseUnfit(input)
  const [id, key] = [newId(), newKey()]
  await ctx.db
    .insertInto('webhook')
    .values({
      id,
      ...input,
      secret: lockKey(id, 'secret', key),
      person_id: ctx.actor.id,
      made_at: ctx.now,
      changed_at: ctx.now,
      event_id: 0,
    })
    .execute()
  await beginNow(ctx, id)
  const told = { webhook: input.name, server: serverOf(input.address) }
  ctx.emit(webhookAdded, await subject(ctx), told, { granted: false })
  return { id, secret: shownSecret(key) }
}

/** Whoever says where it goes sees what it tells: that may be no more than they see themselves. */
async function refuseElsewhere(ctx: Write, { address, person_id }: WebhookRow, wanted: string) {
  if (wanted === address || person_id === ctx.actor.id) return
  const name = (await namesOf(ctx, [person_id])).get(person_id) ?? ''
  const why = w.later('not-yours', { name })
  throw new Refusal('conflict', why, { fields: { address: why } })
}

export async function changeWebhook(
  ctx: Write,
  { id, version, mine, ...patch }: Input<typeof webhooks.change>,
) {
  refuseUnfit(patch)
  const before = await needWebhook(ctx, id, { forUpdate: true })
  const house = await subject(ctx)
  await sameAsRead(ctx, {
    id: house.id,
    yours: version,
    theirs: before.version,
    isOf: ({ webhook }) => webhook === before.name,
  })
  if (mine !== true && patch.address !== undefined) await refuseElsewhere(ctx, before, patch.address)
  const given = { ...definedOf(patch), ...(mine === true && { person_id: ctx.actor.id }) }
  const after = { ...before, ...given }
  const fields = Object.keys(given).filter((name) => {
    const [was, is] = [before[name as keyof typeof before], after[name as keyof typeof after]]
    return JSON.stringify(was) !== JSON.stringify(is)
  })
  const now = before.version + (fields.length > 0 ? 1 : 0)
  // Whoever saves it has seen why it was off.
  const seen = { off_why: null, failing_since: null, rests_until: null }
  await ctx.db
    .updateTable('webhook')
    .set({ ...given, ...seen, version: now, changed_at: ctx.now })
    .where('id', '=', id)
    .execute()
  if (after.active && !before.active) await beginNow(ctx, id)
  if (fields.length === 0) return { version: now }
  ctx.emit(
    webhookChanged,
    house,
    {
      webhook: after.name,
      server: serverOf(after.address),
      fields: fields.map((name) => (name === 'person_id' ? 'person' : name)),
    },
    { granted: false },
  )
  return { version: now }
}

/** For whoever receives to exchange it without a gap. */
const alsoHours = 24

export async function renewSecret(ctx: Write, { id }: Input<typeof webhooks.renewSecret>) {
  const { name, secret } = await needWebhook(ctx, id)
  const [key, before] = [newKey(), openKey(id, 'secret', secret)]
  await ctx.db
    .updateTable('webhook')
    .set({
      secret: lockKey(id, 'secret', key),
      secret_before: before ? lockKey(id, 'secret_before', before) : null,
      before_until: before
        ? sql<string>`${ctx.now}::timestamptz + make_interval(hours => ${alsoHours}::int)`
        : null,
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  ctx.emit(webhookSecretMade, await subject(ctx), { webhook: name }, { granted: false })
  return { id, secret: shownSecret(key) }
}

export async function removeWebhook(ctx: Write, { id }: Input<typeof webhooks.remove>) {
  const { name } = await needWebhook(ctx, id)
  await ctx.db.deleteFrom('webhook').where('id', '=', id).execute()
  ctx.emit(webhookRemoved, await subject(ctx), { webhook: name }, { granted: false })
  return done
}

/** What was asked for by hand is not left resting. */
async function callNow(ctx: Write, id: string) {
  await ctx.db.updateTable('webhook').set({ rests_until: null }).where('id', '=', id).execute()
  ctx.wake()
}

export async function testWebhook(ctx: Write, { id }: Input<typeof webhooks.test>) {
  const { active } = await needWebhook(ctx, id)
  refuseIf(active ? null : w.later('is-off'))
  await ctx.db.insertInto('webhook_delivery').values({ webhook_id: id, state: 'waiting' }).execute()
  await callNow(ctx, id)
  return done
}

export async function replayDeliveries(ctx: Write, { id, deliveries }: Input<typeof webhooks.replay>) {
  const { name, active } = await needWebhook(ctx, id)
  refuseIf(active ? null : w.later('is-off'))
  const these = deliveries === undefined ? sql`true` : sql`id = any(${deliveries}::bigint[])`
  const { rows } = await sql`
    update webhook_delivery set state = 'waiting', attempts = 0, begun_at = now(), run_after = now()
    where webhook_id = ${id}::uuid and state = 'dead' and ${these} returning id`.execute(ctx.db)
  const n = rows.length
  if (n === 0) return { replayed: n }
  ctx.emit(webhookReplayed, await subject(ctx), { webhook: name, n }, { granted: false })
  await callNow(ctx, id)
  return { replayed: n }
}
