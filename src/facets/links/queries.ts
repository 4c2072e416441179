import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { type Sentence, say, titleSaid } from '#lib/words'
import { namesOf } from '#kernel/auth/names'
import type { Read } from '#kernel/context'
import { kindOf } from '#kernel/kinds'
import { seal, unseal } from '#kernel/cursor'
import { endsOf, wholeOf } from '#kernel/merged'
import { readable } from '#kernel/readable'
import { allRelations, relationNamed } from '#kernel/relations'
import { seenFor } from '#kernel/visible'
import type { Link, links } from './contract.ts'
import { w } from './words.ts'

export async function listRelations(ctx: Read) {
  const said = (sentence: Sentence) => say(sentence, ctx.actor.language)
  const items = allRelations().map(({ name, inverse, title, inverseTitle, from, to }) => ({
    name,
    inverse,
    title: said(title),
    inverse_title: said(inverseTitle),
    from: from === 'any' ? from : [...from],
    to: to === 'any' ? to : [...to],
  }))
  return { items }
}

interface Found {
  name: string
  other: string
  created_at: string
  created_by: string | null
}

/** Links of the record and of all that was merged into it, under the name they have from this end. */
function around(id: string) {
  const names = Object.fromEntries(allRelations().map(({ name, inverse }) => [name, inverse]))
  return sql`
    select l.relation as name, l.from_id as near, l.to_id as other, l.created_at, l.created_by
    from link l where l.from_id = any(${wholeOf(id)})
    union all
    select (${JSON.stringify(names)}::jsonb ->> l.relation) collate "C", l.to_id, l.from_id, l.created_at, l.created_by
    from link l where l.to_id = any(${wholeOf(id)})`
}

const titleOf = (name: string, language: string) => {
  const found = relationNamed(name)
  return found ? say(found.inverted ? found.relation.inverseTitle : found.relation.title, language) : name
}

/** A link shows only if both its ends do. */
export async function listLinks(ctx: Read, { id, relation, after, limit }: Input<typeof links.list>) {
  await seenFor(ctx, id, 'read')
  if (relation !== undefined && !relationNamed(relation))
    throw new Refusal('invalid', w.later('unknown-relation', { relation }))
  const [name, other] = after === undefined ? [] : unseal(after, ['text', 'uuid'])
  const { rows } = await sql<Found>`
    select l.name, l.other, min(l.created_at) as created_at, (array_agg(l.created_by order by l.created_at))[1] as created_by
    from (${around(id)}) l join entity near on near.id = l.near join entity far on far.id = l.other
    where l.name is not null and (${relation ?? null}::text is null or l.name = ${relation ?? null}::text)
      and ${name === undefined ? sql`true` : sql`(l.name, l.other) > (${name}::text, ${other}::uuid)`}
      and ${readable(ctx.actor, 'near')} and ${readable(ctx.actor, 'far')}
    group by l.name, l.other order by l.name, l.other limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await told(ctx, id, page),
    next: rows.length > limit && last ? seal([last.name, last.other]) : null,
  }
}

interface Far {
  id: string
  kind: string
  key: string
  title: string
  archived: boolean
}

/** Says who stands at the far ends by now; two that have become one are told once. */
async function told(ctx: Read, id: string, page: readonly Found[]): Promise<Link[]> {
  const ends = await endsOf(ctx, [id, ...page.map(({ other }) => other)])
  const asked = [...new Set(page.flatMap(({ other }) => [other, ends.get(other) ?? other]))]
  const { rows } = await sql<Far>`
    select e.id, e.kind, e.key, e.title, e.archived_at is not null as archived from entity e
    where e.id = any(${asked}::uuid[]) and ${readable(ctx.actor, 'e')}`.execute(ctx.db)
  const records = new Map(rows.map((row) => [row.id, row]))
  const names = await namesOf(
    ctx,
    page.flatMap(({ created_by }) => created_by ?? []),
  )
  const once = new Map<string, Link>()
  for (const { name, other, created_at, created_by } of page) {
    const end = ends.get(other) ?? other
    const record = records.get(end) ?? records.get(other)
    if (!record || end === (ends.get(id) ?? id)) continue
    const key = `${name} ${record.id}`
    if (once.has(key)) continue
    once.set(key, {
      relation: name,
      title: titleOf(name, ctx.actor.language),
      record: { ...record, kind_title: titleSaid(kindOf(record.kind).title, ctx.actor.language) },
      created_at,
      created_by: created_by === null ? null : { id: created_by, name: names.get(created_by) ?? '' },
    })
  }
  return [...once.values()]
}
