import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { namedAmong, seenAmong } from '#kernel/readable'
import { seenByRef } from '#kernel/refs'
import { visible } from '#kernel/visible'
import type { software } from '../contract.ts'
import type { KeySight, LicenceKey } from './schemas.ts'

interface KeyRow extends Omit<LicenceKey, 'used' | 'holders' | 'holders_unseen'> {
  handed: { sight_id: string; holder_id: string }[]
}

/** The keys of a product by lot, masked. */
export async function listKeys(ctx: Read, { id }: Input<typeof software.keys>) {
  const ref = await seenByRef(ctx, id, 'product')
  const { rows } = await sql<KeyRow>`
    select k.id, k.entitlement_id as lot_id, k.label, k.ending, k.activations, s.sights, s.last_at, coalesce(h.handed, '[]') as handed
    from licence_key k join entitlement l on l.id = k.entitlement_id
    left join lateral (
      select count(*)::int as sights, max(s.at) as last_at from licence_key_sight s where s.key_id = k.id) s on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('holder_id', h.holder_id, 'sight_id', (
        select s.id from licence_key_sight s where s.key_id = k.id and s.holder_id = h.holder_id order by s.at desc, s.id desc limit 1
      )) order by h.since, h.holder_id) as handed from part_holding h where h.part_id = k.id) h on true
    where l.product_id = ${ref.id}::uuid order by k.entitlement_id, k.id`.execute(ctx.db)
  const known = await seenAmong(
    ctx,
    rows.flatMap(({ handed }) => handed.map(({ holder_id }) => holder_id)),
  )
  return {
    items: rows.map(({ handed, ...row }) => {
      const holders = handed.flatMap(({ sight_id, holder_id }) => {
        const holder = namedAmong(known, holder_id)
        return holder ? [{ sight_id, ...holder }] : []
      })
      return { ...row, used: handed.length, holders, holders_unseen: handed.length - holders.length }
    }),
    can: { keys: may(ctx.actor, 'software.keys') },
  }
}

/** How many keys are kept with a lot. */
export async function countKeys({ db }: Pick<Read, 'db'>, lotId: string): Promise<number> {
  const { n } = await db
    .selectFrom('licence_key')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('entitlement_id', '=', lotId)
    .executeTakeFirstOrThrow()
  return n
}

/**
 * When whoever a sight `s` handed a key to gave it back: by the ledger; of a key that is gone as it stood then. What was gone with
 * them and is theirs again was not given back.
 */
export const givenBack = sql`coalesce(s.given_back_at, (
  select min(m.at) from custody_move m where m.part_id = s.key_id and m.from_id = s.holder_id and m.at >= s.at
    and not (m.reason = 'holder-gone' and exists (select from custody_move b
      where b.part_id = m.part_id and b.to_id = m.from_id and b.reason = 'corrected' and b.at >= m.at))))`

interface SightRow {
  id: string
  at: string
  cursor: string
  by_id: string
  by_name: string
  reason: string
  key_id: string | null
  label: string
  ending: string
  product_id: string
  product_key: string
  product_name: string
  holder_id: string | null
  given_back_at: string | null
}

/** Who saw which key of products that the reader may see, the latest first, and how often each person did. */
export async function listKeySights(
  ctx: Read,
  { days, key, after, limit }: Input<typeof software.keySights>,
) {
  const from = after === undefined ? undefined : unseal(after, ['timestamptz', 'uuid'])
  const found = sql`licence_key_sight s join product o on o.id = s.product_id join principal p on p.id = s.by_id
    where s.at >= ${ctx.now}::timestamptz - make_interval(days => ${days}::int) and ${visible(ctx.actor, 'o')}
      and ${key === undefined ? sql`true` : sql`s.key_id = ${key}::uuid`}`
  const { rows } = await sql<SightRow>`
    select s.id, s.at, s.at::text as cursor, s.by_id, p.name as by_name, s.reason, s.key_id, s.label, s.ending,
      o.id as product_id, o.key as product_key, o.title as product_name, s.holder_id, ${givenBack} as given_back_at
    from ${found} and ${from === undefined ? sql`true` : sql`(s.at, s.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)`}
    order by s.at desc, s.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const { rows: by } = await sql<{ id: string; name: string; n: number }>`
    select s.by_id as id, p.name, count(*)::int as n from ${found}
    group by s.by_id, p.name order by n desc, p.name`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const known = await seenAmong(
    ctx,
    page.flatMap(({ holder_id }) => holder_id ?? []),
  )
  const end = page.at(-1)
  return {
    items: page.map((row): KeySight => ({
      id: row.id,
      at: row.at,
      by: { id: row.by_id, name: row.by_name },
      reason: row.reason,
      key_id: row.key_id,
      label: row.label,
      ending: row.ending,
      product: { id: row.product_id, key: row.product_key, name: row.product_name },
      holder: namedAmong(known, row.holder_id),
      given_back_at: row.given_back_at,
    })),
    next: rows.length > limit && end ? seal([end.cursor, end.id]) : null,
    total: by.reduce((all, { n }) => all + n, 0),
    by: by.slice(0, 8),
  }
}
