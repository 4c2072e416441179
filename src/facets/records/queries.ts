import { sql } from 'kysely'
import type { Input, Reply } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say, titleSaid } from '#lib/words'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { allKinds, kindOf } from '#kernel/kinds'
import { endOf } from '#kernel/merged'
import { readable, seenAmong } from '#kernel/readable'
import { searchRecords } from '#kernel/search'
import { type Seen, seenFor, writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { type RecordRef, records } from './contract.ts'
import { w } from './words.ts'

/** A record as others speak of it. */
export const refOf = (
  { id, kind, key, title }: Pick<EntityRef, 'id' | 'kind' | 'key' | 'title'>,
  language: string,
): RecordRef => ({
  id,
  kind,
  kind_title: titleSaid(kindOf(kind).title, language),
  key,
  title,
})

const bareNumber = /^\d{1,18}$/u
const mostSaid = 5

/** The numbers that a person may mean who leaves the letters out, of kinds whose pages the API tells at this path. */
const lettered = (number: string, at: string | undefined): string[] =>
  allKinds()
    .filter(({ page }) => at === undefined || (page !== undefined && `${at}/`.startsWith(`${page}/`)))
    .map(({ prefix }) => `${prefix}-${number}`)

/** The one record of a number as people say it; where several are meant, they are named. */
async function numbered(ctx: Read, key: string, at: string | undefined) {
  const said = [key, key.toUpperCase()]
  const found = await ctx.db
    .selectFrom('entity')
    .select(['id', 'kind', 'key', 'title', 'merged_into'])
    .where('key', 'in', bareNumber.test(key) ? [...said, ...lettered(key, at)] : said)
    .where(readable(ctx.actor, 'entity'))
    // The number exactly as typed comes first: imported ones may differ by case alone.
    .orderBy(sql`key <> ${key}`)
    .orderBy('key')
    .limit(mostSaid)
    .execute()
  const [first, second] = found
  if (!first) throw new Refusal('not-found', house.later('not-found'))
  if (second && first.key !== key && first.key.toLowerCase() !== second.key.toLowerCase())
    throw new Refusal(
      'conflict',
      w.later('several', { number: key, keys: found.map((one) => one.key).join(', ') }),
    )
  return first
}

/** What was merged is found at its end, unless it is asked for itself, or the reader may only see the beginning. */
export async function goTo(
  ctx: Read,
  { key, own, at }: Input<typeof records.go>,
): Promise<Reply<typeof records.go>> {
  const found = await numbered(ctx, key, at)
  const ref = refOf((!own && (await mergedInto(ctx, found))) || found, ctx.actor.language)
  const { page = records.record.path } = kindOf(ref.kind)
  return { ...ref, api: page.replace(':id', ref.id) }
}

async function mergedInto(ctx: Read, { id, merged_into }: Pick<Seen, 'id' | 'merged_into'>) {
  if (merged_into === null) return undefined
  const end = await endOf(ctx, id)
  return (await seenAmong(ctx, [end])).get(end)
}

export async function findRecords(ctx: Read, { q, kinds, limit }: Input<typeof records.search>) {
  const hits = await searchRecords(ctx, q, kinds, limit)
  const groups = Map.groupBy(
    hits.map((hit) => refOf(hit, ctx.actor.language)),
    ({ kind }) => kind,
  )
  return {
    groups: [...groups].map(([kind, items]) => ({
      kind,
      title: titleSaid(kindOf(kind).title, ctx.actor.language),
      items,
    })),
  }
}

export async function showRecord(ctx: Read, { id }: Input<typeof records.record>) {
  const record = await seenFor(ctx, id, 'read')
  const target = await mergedInto(ctx, record)
  const names = await namesOf(ctx, record.created_by ? [record.created_by] : [])
  const { version, created_at, archived_at, created_by } = record
  return {
    ...refOf(record, ctx.actor.language),
    version,
    created_at,
    archived_at,
    created_by: created_by ? { id: created_by, name: names.get(created_by) ?? '' } : null,
    merged_into: target ? refOf(target, ctx.actor.language) : null,
    can: {
      read: true as const,
      write: writesSeen(ctx.actor, record) || say(w.later('may-not-change'), ctx.actor.language),
    },
  }
}

export async function recentOf(ctx: Read, { limit }: Input<typeof records.recent>) {
  const { rows } = await sql<EntityRef & { at: string }>`
    select e.id, e.kind, e.key, e.title, r.at from recent r join entity e on e.id = r.entity_id
    where r.person_id = ${ctx.actor.id}::uuid and e.merged_into is null and ${readable(ctx.actor, 'e')}
    order by r.at desc limit ${limit}::int`.execute(ctx.db)
  return { items: rows.map((row) => ({ ...refOf(row, ctx.actor.language), at: row.at })) }
}
