import { sql } from 'kysely'
import { within, type Write } from '#kernel/context'
import { valuesOf } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { seen } from '#kernel/visible'
import { heard } from '#facets/home/panels'
import { type Joining, joiningBetween } from '#modules/people/public'
import { joinerMoved, joinerOver, joinerPrepared } from './contract.ts'
import { readyBy } from './due.ts'
import { assignedKits, isFor, type Kit, planFor } from './plan.ts'
import { moveReserved, release, reserve } from './reserve.ts'
import { ahead, prepares, readyDays } from './settings.ts'

interface Prepared {
  person_id: string
  name: string
  starts_on: string
  due_on: string
  bookings: string[]
}

/** What the clock does every hour, where the organisation wants it: each who begins soon has a kit put together, once. */
export async function prepareJoiners(ctx: Write): Promise<void> {
  const decided = await valuesOf(ctx, [prepares, ahead, readyDays])
  if (decided.get(prepares.name) !== true) return
  await prepareAll(ctx, { ahead: Number(decided.get(ahead.name)), days: Number(decided.get(readyDays.name)) })
}

/** Who was to begin not longer ago than this is still followed: they may begin later after all. */
const followedDays = 30

/** Puts kits together for those who begin in so many days, ready so many working days before; follows those who had theirs before. */
export async function prepareAll(ctx: Write, given: { ahead: number; days: number }): Promise<void> {
  const today = todayOf(ctx)
  const day = Temporal.PlainDate.from(today)
  const [since, until] = [
    day.subtract({ days: followedDays }).toString(),
    day.add({ days: given.ahead }).toString(),
  ]
  const dueOf = await readyBy(ctx, given.days)
  const { rows } = await sql<Prepared>`
    select j.person_id, e.title as name, j.starts_on::text, j.due_on::text, j.bookings from asset_joiner j
    join entity e on e.id = j.person_id where j.over_at is null and j.starts_on >= ${since}::date order by j.person_id for update of j`.execute(
    ctx.db,
  )
  const known = new Map(rows.map((row) => [row.person_id, row]))
  const joining = await joiningBetween(ctx, since, '9999-12-31')
  const kits = await assignedKits(ctx)
  const begins = new Set(joining.map(({ id }) => id))
  // One who is not to be had holds no other up.
  const each = (id: string, go: (inner: Write) => Promise<void>) =>
    heard(`joiner ${id}`, () => within(ctx, undefined, go))
  for (const row of rows)
    if (!begins.has(row.person_id) && row.starts_on >= today)
      await each(row.person_id, (inner) => giveUp(inner, row))
  for (const one of joining) {
    const before = known.get(one.id)
    const theirs = kits.filter((kit) => isFor(kit, one))
    if (before && before.starts_on !== one.starts_on)
      await each(one.id, (inner) => follow(inner, before, one, dueOf(one.starts_on)))
    else if (!before && theirs.length > 0 && one.starts_on >= today && one.starts_on <= until)
      await each(one.id, (inner) => prepare(inner, one, theirs, dueOf(one.starts_on)))
  }
}

/** A day that is past is today: from when it lies ready, and until when it waits for somebody who is here already. */
const notPast = (ctx: Write, day: string) => (day < todayOf(ctx) ? todayOf(ctx) : day)

async function prepare(ctx: Write, one: Joining, kits: readonly Kit[], due_on: string) {
  const { id: person_id, name, starts_on } = one
  const { picks, short } = await planFor(ctx, kits)
  const ids = picks.map(({ id }) => id)
  const bookings = await reserve(ctx, ids, { person_id, from: notPast(ctx, due_on), starts_on })
  const product_ids = [...new Set(kits.flatMap((kit) => kit.product_ids))]
  const told = { starts_on, due_on, kits: kits.map((kit) => kit.name), picks, short, product_ids }
  const row = {
    ...told,
    bookings,
    picks: JSON.stringify(picks),
    short: JSON.stringify(short),
    made_at: ctx.now,
  }
  const fresh = { ...row, over_at: null, work_id: null, purchase_id: null }
  await ctx.db
    .insertInto('asset_joiner')
    .values({ person_id, ...row })
    // Somebody who did not begin the first time, or comes back.
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(fresh))
    .execute()
  ctx.emit(joinerPrepared, await seen(ctx, person_id, 'person'), { name, ...told }, { granted: false })
}

/** Another first day is another day by which it must be ready; at once, where they are here already. */
async function follow(ctx: Write, before: Prepared, { id, name, starts_on }: Joining, due: string) {
  const due_on = starts_on < todayOf(ctx) ? todayOf(ctx) : due
  await moveReserved(ctx, before.bookings, {
    person_id: id,
    from: notPast(ctx, due_on),
    starts_on: notPast(ctx, starts_on),
  })
  await ctx.db.updateTable('asset_joiner').set({ starts_on, due_on }).where('person_id', '=', id).execute()
  ctx.emit(joinerMoved, await seen(ctx, id, 'person'), { name, starts_on, due_on }, { granted: false })
}

async function giveUp(ctx: Write, { person_id, name, bookings }: Prepared) {
  await release(ctx, bookings)
  await ctx.db
    .updateTable('asset_joiner')
    .set({ over_at: ctx.now })
    .where('person_id', '=', person_id)
    .execute()
  ctx.emit(joinerOver, await seen(ctx, person_id, 'person'), { name }, { granted: false })
}
