import { sql } from 'kysely'
import { pick } from '#lib/patch'
import { countUp } from '#kernel/entity'
import type { Deed, Ends, Judged, Reason } from '#facets/imports/public'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows, type PlainRow } from '#kernel/insert-rows'
import { visible } from '#kernel/visible'
import { refreshPositions } from '../positions.ts'
import { createProducts } from '../products/commands.ts'
import { seatsTaken } from '../seats/figures.ts'
import { productSeatsSynced } from '../seats/events.ts'
import { changesOf, type SeatPlan } from './seat-judge.ts'
import { productsCalled, type SeatSession } from './seat-session.ts'
import { w } from './words.ts'

/** So many of the lists that named a seat are remembered. */
const mostLists = 16
/** Of a seat `s`: the lists that named it once this one has, the last first. */
const saidBy = (list: string) =>
  sql`(array_prepend(${list}::uuid, array_remove(s.said_by, ${list}::uuid)))[1:${sql.lit(mostLists)}]`

/** Brings a batch in: products that are not there yet, new seats, and what is said anew of others. */
export async function writeSeats(
  ctx: Write,
  judged: readonly Judged<SeatPlan>[],
  { source, came }: SeatSession,
): Promise<Deed[]> {
  const { ids, deeds } = await productsFor(ctx, judged)
  const list = ctx.request.id
  const wanted = judged.flatMap(({ n, plan: { seats, ...said } }) =>
    seats.flatMap(({ known, product, product_id }) => {
      const of = product_id ?? ids.get(product.toLowerCase())
      if (known || of === undefined) return []
      const row = { id: newId(), product_id: of, ...said, source, said_by: [list] }
      return [{ n, row: { ...row, since: ctx.now, seen_at: ctx.now, ended_at: null } }]
    }),
  )
  for (const { n, row } of await inserted(ctx, wanted)) {
    const after = { ...pick(row, ['by_hand', 'person_id']), said_by: list }
    deeds.push({ n, kind: 'vendor-seat', id: row.id, did: 'created', after })
    came.set(row.product_id, (came.get(row.product_id) ?? 0) + 1)
  }
  const changed = judged.flatMap(({ n, plan }) =>
    plan.seats.flatMap(({ known }) => {
      const changes = known ? changesOf(known, plan) : {}
      if (!known || Object.keys(changes).length === 0) return []
      const { id, name, last_used, person_id } = known
      const before = { name, last_used, person_id }
      const after = {
        said_by: list,
        name: changes['name'] ? plan.name : name,
        last_used: changes['last_used'] ? plan.last_used : last_used,
        person_id: changes['account'] ? plan.person_id : person_id,
      }
      return [{ n, id, before, after }]
    }),
  )
  if (changed.length > 0) {
    const rows = changed.map(({ id, after }) => ({ id, ...after }))
    await sql`update vendor_seat s set name = c.name, last_used = c.last_used, person_id = c.person_id, said_by = ${saidBy(list)}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(id uuid, name text, last_used date, person_id uuid)
      where s.id = c.id`.execute(ctx.db)
  }
  for (const { n, id, before, after } of changed)
    deeds.push({ n, kind: 'vendor-seat', id, did: 'changed', before, after })
  return deeds
}

interface NewSeat {
  readonly n: number
  readonly row: PlainRow<'vendor_seat'> & { readonly id: string; readonly product_id: string }
}

/** Those that are new: two rows of one file may name the same seat. */
async function inserted(ctx: Write, wanted: readonly NewSeat[]): Promise<NewSeat[]> {
  if (wanted.length === 0) return []
  const rows = insertRows(
    'vendor_seat',
    wanted.map(({ row }) => row),
  )
  const { rows: made } = await sql<{ id: string }>`${rows} on conflict do nothing returning id`.execute(
    ctx.db,
  )
  const ids = new Set(made.map(({ id }) => id))
  return wanted.filter(({ row }) => ids.has(row.id))
}

/** Products by name, those that are not there yet made: paid for by the seat, and no package is one. */
async function productsFor(ctx: Write, judged: readonly Judged<SeatPlan>[]) {
  const wanted = new Map(
    judged.flatMap(({ n, plan: { seats } }) =>
      seats.flatMap(({ product, product_id }) =>
        product_id === undefined ? [[product.toLowerCase(), { n, name: product }] as const] : [],
      ),
    ),
  )
  const ids = await productsCalled(ctx, [...wanted.keys()])
  const missing = [...wanted].filter(([name]) => !ids.has(name))
  const made = await createProducts(
    ctx,
    missing.map(([, { name }]) => ({ name })),
  )
  const deeds: Deed[] = []
  for (const [at, [key, { n }]] of missing.entries()) {
    const id = made[at]?.id
    if (id === undefined) continue
    ids.set(key, id)
    deeds.push({ n, kind: 'product', id, did: 'created' })
  }
  return { ids, deeds }
}

interface Gone {
  readonly id: string
  readonly product_id: string
  readonly product: string
  readonly account: string
}

/**
 * Seats that the list does not name any more: of products that it names with others, and, where the list says of each account all
 * that it has, of every product that such a list spoke of before; of products that whoever brings it does not see none.
 */
async function goneFrom(ctx: Read, { named, whole, source, hasColumn }: SeatSession): Promise<Gone[]> {
  if (!whole || named.size === 0) return []
  const { rows } = await sql<Gone>`
    select s.id, s.product_id, o.title as product, s.account from vendor_seat s join product o on o.id = s.product_id
    where s.ended_at is null and not o.archived and ${visible(ctx.actor, 'o')} and (lower(o.title) = any(${[...named.keys()]}::text[])
      or (${hasColumn && source !== 'seats'}::boolean and s.source = ${source}))
    order by o.title, s.account`.execute(ctx.db)
  return rows.filter(({ product, account }) => !named.get(product.toLowerCase())?.has(account))
}

export const seatEnds: Ends<SeatSession> = {
  find: async (ctx, session) =>
    (await goneFrom(ctx, session)).map(({ account, product }): Reason => ({
      field: 'account',
      why: w.later('would-end', { account, product }),
    })),
  async write(ctx, session) {
    const gone = await goneFrom(ctx, session)
    const ids = gone.map(({ id }) => id)
    await sql`update vendor_seat set ended_at = ${ctx.now}::timestamptz where id = any(${ids}::uuid[])`.execute(
      ctx.db,
    )
    const products = await productsCalled(ctx, [...session.named.keys()])
    await tellSynced(
      ctx,
      session,
      [...new Set([...products.values(), ...gone.map(({ product_id }) => product_id)])],
      gone,
    )
    return ids.map((id): Deed => ({
      n: 0,
      kind: 'vendor-seat',
      id,
      did: 'changed',
      before: { ended_at: null },
      after: { ended_at: ctx.now },
    }))
  },
}

/** Each product that the list speaks of says so in its timeline, and is counted anew. */
async function tellSynced(
  ctx: Write,
  { source, came, named }: SeatSession,
  ids: readonly string[],
  gone: readonly Gone[],
) {
  const said = Object.fromEntries([...named].map(([product, accounts]) => [product, [...accounts]]))
  await sql`update vendor_seat s set seen_at = ${ctx.now}::timestamptz, said_by = ${saidBy(ctx.request.id)}
    from product o, jsonb_each(${JSON.stringify(said)}::jsonb) n, jsonb_array_elements_text(n.value) a(account)
    where s.ended_at is null and s.product_id = o.id and o.id = any(${[...ids]}::uuid[])
      and lower(o.title) = n.key and s.account = a.account`.execute(ctx.db)
  const taken = await seatsTaken(ctx, ids)
  for (const subject of await countUp(ctx, ids)) {
    const went = gone.filter(({ product_id }) => product_id === subject.id).length
    const seats = taken.get(subject.id) ?? 0
    ctx.emit(productSeatsSynced, subject, { source, came: came.get(subject.id) ?? 0, went, seats })
  }
  await refreshPositions(ctx, ids)
}
