import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { titleSaid } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import { seen } from '#kernel/visible'
import { asItCame } from '../starters.ts'
import type { joinerEndpoints, JoinerView } from './contract.ts'

interface Row extends Pick<JoinerView, 'starts_on' | 'due_on' | 'kits' | 'short'> {
  picks: { id: string; quantity: number }[]
  booked: string[]
  product_ids: string[]
  work_id: string | null
  purchase_id: string | null
}

/** What was put together for somebody's first day, until it is past for a month. */
export async function showJoiner(ctx: Read, { id }: Input<typeof joinerEndpoints.joiner>) {
  await seen(ctx, id, 'person')
  const { rows } = await sql<Row>`
    select j.starts_on::text, j.due_on::text, j.kits, j.picks, j.short, j.product_ids, j.work_id, j.purchase_id,
      array(select b.asset_id from asset_booking b where b.id = any(j.bookings) and b.state in ('booked', 'out')) as booked
    from asset_joiner j where j.person_id = ${id}::uuid and j.over_at is null
      and j.starts_on > ${ctx.now}::timestamptz::date - 30`.execute(ctx.db)
  const [row] = rows
  if (!row) return { prepared: null }
  const { picks, booked, product_ids, work_id, purchase_id, short, ...rest } = row
  const named = await seenAmong(
    ctx,
    [...picks.map((one) => one.id), ...product_ids, work_id, purchase_id].filter((one) => one !== null),
  )
  const { rows: things } = await sql<{ id: string; tag: string }>`
    select id, tag from asset where id = any(${picks.map((one) => one.id)}::uuid[])`.execute(ctx.db)
  const tags = new Map(things.map(({ id: thing, tag }) => [thing, tag]))
  const refOf = (one: string | null) => {
    const record = one === null ? undefined : named.get(one)
    return record ? { kind: record.kind, key: record.key, title: record.title } : null
  }
  return {
    prepared: {
      ...rest,
      picks: picks.flatMap(({ id: thing, quantity }) => {
        const record = named.get(thing)
        const facts = { tag: tags.get(thing) ?? '', quantity, booked: booked.includes(thing) }
        return record ? [{ key: record.key, name: record.title, ...facts }] : []
      }),
      short: short.map(({ title, missing }) => ({
        title: titleSaid(asItCame(title), ctx.actor.language),
        missing,
      })),
      licences: product_ids.flatMap((one) => refOf(one) ?? []),
      work: refOf(work_id),
      purchase: refOf(purchase_id),
    },
  }
}

interface Opened {
  /** They do not begin after all. */
  readonly isOver: boolean
  /** When their kit was put together. */
  readonly made_at: string
  readonly work_id: string | null
  readonly purchase_id: string | null
  /** The licences of their kits. */
  readonly product_ids: readonly string[]
}

/** What was opened for somebody's first day; whoever acts on it holds it until the commit. */
export async function joinerOpened(ctx: Write, person_id: string): Promise<Opened | undefined> {
  const { rows } = await sql<Opened>`
    select over_at is not null as "isOver", made_at, work_id, purchase_id, product_ids from asset_joiner where person_id = ${person_id}::uuid for update`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Remembers what was opened for somebody's first day. */
export const joinerRaised = (
  ctx: Write,
  person_id: string,
  opened: Pick<Opened, 'work_id' | 'purchase_id'>,
) => ctx.db.updateTable('asset_joiner').set(opened).where('person_id', '=', person_id).execute()
