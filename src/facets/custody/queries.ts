import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { wholesOf } from '#kernel/merged'
import { namedAmong, seenAmong } from '#kernel/readable'
import { seenFor } from '#kernel/visible'
import type { custody, CustodyMove, Holding, PartKind, Reason } from './contract.ts'
import type { Held } from './held.ts'
import { termsKey, termsOf } from './terms.ts'

interface Row {
  id: string
  at: string
  quantity: number
  from_id: string | null
  to_id: string | null
  actor_id: string
  reason: Reason
  note: string
  due_back: string | null
  batch: string
  part_id: string | null
  part_kind: PartKind
  part: string
}

/** The ledger of one thing, the latest first. */
export async function listMoves(ctx: Read, { id, part, after, limit }: Input<typeof custody.moves>) {
  await seenFor(ctx, id, 'read')
  const [at, last] = after === undefined ? [] : unseal(after, ['timestamptz', 'uuid'])
  const { rows } = await sql<Row>`
    select id, at, quantity, from_id, to_id, actor_id, reason, note, due_back::text, batch, part_id, part_kind, part
    from custody_move
    where item_id = ${id}::uuid and ${part === undefined ? sql`true` : sql`part_id = ${part}::uuid`}
      and ${at === undefined ? sql`true` : sql`(at, id) < (${at}::timestamptz, ${last}::uuid)`}
    order by at desc, id desc limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: await told(ctx, id, page),
    next: rows.length > limit && end ? seal([end.at, end.id]) : null,
  }
}

async function told(ctx: Read, item: string, rows: readonly Row[]): Promise<CustodyMove[]> {
  const ends = await seenAmong(
    ctx,
    rows.flatMap(({ from_id, to_id }) => [from_id, to_id].filter((id) => id !== null)),
  )
  const names = await namesOf(
    ctx,
    rows.map(({ actor_id }) => actor_id),
  )
  const terms = await termsOf(ctx, item, [...new Set(rows.map(({ batch }) => batch))])
  const endOf = (id: string | null) => namedAmong(ends, id)
  return rows.map(({ from_id, to_id, actor_id, batch, part_id, part_kind, part, ...row }) => ({
    ...row,
    way: from_id === null ? 'in' : to_id === null ? 'out' : 'on',
    from: endOf(from_id),
    to: endOf(to_id),
    by: { id: actor_id, name: names.get(actor_id) ?? '' },
    part: part_id === null ? null : { id: part_id, kind: part_kind, name: part },
    terms: terms.get(termsKey(batch, to_id)) ?? null,
  }))
}

/** Who holds these things now, as far as the reader may see who; by the thing's id, whoever holds most first. */
export async function holdersOf(ctx: Read, items: readonly string[]): Promise<Map<string, Holding[]>> {
  const { rows } = await sql<Held>`
    select item_id, holder_id, quantity, since, due_back::text from holding where item_id = any(${items}::uuid[])
    order by quantity desc, since, holder_id`.execute(ctx.db)
  const seen = await seenAmong(
    ctx,
    rows.map(({ holder_id }) => holder_id),
  )
  const found = new Map<string, Holding[]>()
  for (const { item_id, holder_id, quantity, since, due_back } of rows) {
    const holder = namedAmong(seen, holder_id)
    if (!holder) continue
    found.set(item_id, [...(found.get(item_id) ?? []), { holder, quantity, since, due_back }])
  }
  return found
}

export type HeldItem = Omit<Held, 'holder_id'>

/** What these hold, each with what was merged into them: holder → things. Whether the reader may see a thing is asked elsewhere. */
export async function itemsHeldBy(ctx: Read, holders: readonly string[]): Promise<Map<string, HeldItem[]>> {
  const wholes = await wholesOf(ctx, holders)
  const owner = new Map([...wholes].flatMap(([id, parts]) => parts.map((part) => [part, id] as const)))
  const { rows } = await sql<Held>`
    select item_id, holder_id, quantity, since, due_back::text from holding
    where holder_id = any(${[...owner.keys()]}::uuid[]) order by since, item_id`.execute(ctx.db)
  return Map.groupBy(rows, ({ holder_id }) => owner.get(holder_id) ?? holder_id)
}
