import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costColumns } from '#lib/money/columns'
import type { Money } from '#lib/money/currency'
import { moneyOf, moneyText } from '#lib/money/money'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { seenEach } from '#kernel/readable'
import { todayOf } from '#kernel/today'
import type { Subject } from '#kernel/events'
import { locked, lockedEach } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { changeAsset } from '../commands/change-asset.ts'
import { handOverEach } from '../commands/hand-over.ts'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { disposed } from '../engine/write-off.ts'
import { type Ground, groundOf, statusMeaning, typeIn } from '../ground.ts'
import { type Book, bookText, bookValue } from './book.ts'
import { AssetsPosted, type writeOffEndpoints, WriteOffTold } from './contract.ts'
import { refusal } from './policy.ts'
import { writeOffFields, type WriteOffRow } from './schemas.ts'

type Asked<Name extends keyof typeof writeOffEndpoints> = Input<(typeof writeOffEndpoints)[Name]>

const internal = { granted: false } as const

/** The assets by these ids, each seen by whoever may change it, and held until the transaction ends. */
async function held(ctx: Write, ids: readonly string[]): Promise<Map<string, Subject>> {
  const refs = await seenEach(ctx, ids, 'write')
  if (refs.some(({ kind }) => kind !== 'asset')) throw new Refusal('not-found', house.later('not-found'))
  await lockedEach(ctx, ids)
  return new Map(refs.map((ref) => [ref.id, ref]))
}

/** What a thing stands in the books with, as the columns have it. */
function bookColumns(thing: Loaded | undefined, today: string) {
  const book = thing === undefined ? null : bookValue(thing, today)
  return { cost_minor: book?.cost ?? null, book_minor: book?.book ?? null, currency: book?.currency ?? null }
}

/** Proposes that things are written off, each once; gives the ids of the proposals, in order. */
export async function proposeWriteOffs(ctx: Write, input: Asked<'proposeWriteOffs'>) {
  const ids = [...new Set(input.ids)]
  const refs = await held(ctx, ids)
  const [ground, things] = [await groundOf(ctx), await loadAssets(ctx, ids)]
  const reason = writeOffFields.reason.parse(input.reason)
  const proceeds = writeOffFields.proceeds.parse(input.proceeds)
  const paid = proceeds === null ? null : moneyOf(proceeds)
  const gain = costColumns(proceeds)
  const today = todayOf(ctx)
  const rows = ids.flatMap((asset_id) => {
    const thing = things.get(asset_id)
    if (!thing) return []
    const can = typeIn(ground, thing.type).capacities
    refuseIf(refusal.propose({ name: thing.title, meaning: thing.meaning, can }))
    const columns = bookColumns(thing, today)
    refuseIf(refusal.proceeds(paid?.currency ?? null, columns.currency))
    return [
      {
        id: newId(),
        asset_id,
        reason,
        why: input.why,
        ...columns,
        proceeds_minor: gain.cost_minor,
        proceeds_currency: gain.currency,
        state: 'waiting' as const,
        asked_at: ctx.now,
        asked_by: ctx.actor.id,
      },
    ]
  })
  await sql`${insertRows('asset_write_off', rows)}`.execute(ctx.db)
  for (const { asset_id } of rows) {
    const [ref, thing] = [refs.get(asset_id), things.get(asset_id)]
    if (!ref || !thing) continue
    const book = bookText(bookValue(thing, today))
    ctx.emit(WriteOffTold, ref, { state: 'waiting', reason, book, text: input.why }, internal)
  }
  return { ids: rows.map(({ id }) => id) }
}

/** Proposes that something that is missing is written off as lost, unless that is proposed already. */
export async function proposeMissing(ctx: Write, id: string, why: string): Promise<void> {
  await locked(ctx, id)
  const waiting = await ctx.db
    .selectFrom('asset_write_off')
    .select('id')
    .where('asset_id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!waiting) await proposeWriteOffs(ctx, { ids: [id], reason: 'lost', proceeds: null, why })
}

interface Kept extends Pick<WriteOffRow, 'id' | 'reason' | 'state'> {
  asset_id: string
  asked_by: string
  proceeds_minor: string | null
  proceeds_currency: string | null
}

/** Proposals with their assets, all held; in the order of their assets, so that two who decide at once wait for each other. */
async function proposals(ctx: Write, ids: readonly string[]) {
  const asked = [...new Set(ids)]
  const { rows: found } = await sql<{ asset_id: string }>`
    select asset_id from asset_write_off where id = any(${asked}::uuid[])`.execute(ctx.db)
  if (found.length < asked.length) throw new Refusal('not-found', house.later('not-found'))
  const refs = await held(ctx, [...new Set(found.map(({ asset_id }) => asset_id))])
  const { rows } = await sql<Kept>`
    select id, asset_id, reason, state, asked_by, proceeds_minor, proceeds_currency from asset_write_off
    where id = any(${asked}::uuid[]) order by asset_id for update`.execute(ctx.db)
  return { rows, refs }
}

const proceedsOf = ({ proceeds_minor, proceeds_currency }: Kept) =>
  proceeds_minor === null || proceeds_currency === null
    ? null
    : { minor: Number(proceeds_minor), currency: proceeds_currency }

/** What a thing is, costs or stands at may be another since it was proposed: it is asked again. */
async function refuseChanged(
  ctx: Write,
  rows: readonly Kept[],
  things: ReadonlyMap<string, Loaded>,
  today: string,
) {
  const ground = await groundOf(ctx)
  for (const { asset_id, proceeds_currency } of rows) {
    const thing = things.get(asset_id)
    if (!thing) continue
    const can = typeIn(ground, thing.type).capacities
    refuseIf(refusal.propose({ name: thing.title, meaning: thing.meaning, can }))
    refuseIf(refusal.proceeds(proceeds_currency, bookValue(thing, today)?.currency ?? null))
  }
}

/** Decides on what others proposed: what is approved is gone, and leaves the books as of today. */
export async function decideWriteOffs(ctx: Write, { ids, approve, remark }: Asked<'decideWriteOffs'>) {
  const { rows, refs } = await proposals(ctx, ids)
  for (const row of rows) refuseIf(refusal.decide({ ...row, actor: ctx.actor.id }))
  const things = await loadAssets(ctx, [...refs.keys()])
  const today = todayOf(ctx)
  if (approve) await refuseChanged(ctx, rows, things, today)
  const state = approve ? ('approved' as const) : ('refused' as const)
  const decided = rows.map(({ id, asset_id }) => ({ id, ...bookColumns(things.get(asset_id), today) }))
  await sql`update asset_write_off o set state = ${state}, decided_at = ${ctx.now}::timestamptz, decided_by = ${ctx.actor.id}::uuid,
      remark = ${remark}, cost_minor = d.cost_minor, book_minor = d.book_minor, currency = d.currency
    from json_to_recordset(${JSON.stringify(decided)}::json) as d(id uuid, cost_minor bigint, book_minor bigint, currency text)
    where o.id = d.id`.execute(ctx.db)
  if (approve) await letGo(ctx, rows)
  for (const row of rows) {
    const [ref, thing] = [refs.get(row.asset_id), things.get(row.asset_id)]
    if (!ref || !thing) continue
    const book = bookValue(thing, today)
    ctx.emit(WriteOffTold, ref, { state, reason: row.reason, book: bookText(book), text: remark }, internal)
    if (approve) post(ctx, ref, { book, proceeds: proceedsOf(row), on: today })
  }
}

interface Left {
  readonly book: Book | null
  readonly proceeds: Money | null
  readonly on: string
}

/** Tells whoever keeps the books; of what cost nothing that is known and brings nothing there is nothing to tell. */
function post(ctx: Write, asset: Subject, { book, proceeds, on }: Left) {
  const currency = book?.currency ?? proceeds?.currency
  const { cost, book: left } = book ?? { cost: 0, book: 0 }
  const entries = disposed({ cost, book: left, proceeds: proceeds?.minor ?? 0 })
  if (currency !== undefined && entries.length > 0)
    ctx.emit(AssetsPosted, asset, { reason: 'written-off', on, currency, entries }, internal)
}

/** The state that says what became of it, where there is one; else the first of what is gone. */
function statusFor(ground: Ground, reason: WriteOffRow['reason']): string {
  const named = ground.statuses.find(({ code, meaning }) => code === reason && meaning === 'gone')
  return (named ?? statusMeaning(ground, 'gone')).code
}

async function letGo(ctx: Write, rows: readonly Kept[]) {
  const ground = await groundOf(ctx)
  const goings = rows.map(({ asset_id, reason }) => ({
    id: asset_id,
    to_id: null,
    status: statusFor(ground, reason),
    quantity: 1,
    note: '',
    due_back: null,
  }))
  for (const row of rows) {
    const proceeds = proceedsOf(row)
    if (proceeds) await changeAsset(ctx, row.asset_id, { proceeds: moneyText(proceeds) })
  }
  await handOverEach(ctx, goings, { bookings: 'ended', approved: true })
}

/** Takes back what one proposed oneself. */
export async function withdrawWriteOff(ctx: Write, { id }: Asked<'withdrawWriteOff'>) {
  const { rows, refs } = await proposals(ctx, [id])
  const [row] = rows
  const ref = refs.get(row?.asset_id ?? '')
  if (!row || !ref) throw new Refusal('not-found', house.later('not-found'))
  refuseIf(refusal.withdraw({ ...row, actor: ctx.actor.id }))
  await ctx.db
    .updateTable('asset_write_off')
    .set({ state: 'withdrawn', decided_at: ctx.now, decided_by: ctx.actor.id })
    .where('id', '=', id)
    .execute()
  ctx.emit(WriteOffTold, ref, { state: 'withdrawn', reason: row.reason, book: null, text: '' }, internal)
}
