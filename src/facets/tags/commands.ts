import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { administrators } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import type { Subject } from '#kernel/events'
import { seenEach } from '#kernel/readable'
import { RecordTagged, type Tag, TagDropped, TagMerged, tagName, TagRenamed, type tags } from './contract.ts'
import { tagById } from './queries.ts'
import { namedTags, putTags, type Tagged, takeTags } from './write.ts'
import { w } from './words.ts'

export async function applyTags(ctx: Write, { records, add, remove }: Input<typeof tags.apply>) {
  const refs = await seenEach(ctx, [...new Set(records)], 'write')
  return { changed: await tagRecords(ctx, refs, { add, remove }) }
}

interface Tagging {
  readonly add?: readonly string[]
  readonly remove?: readonly string[]
  /** They came with the record itself, whose own event tells of it. */
  readonly isQuiet?: boolean
}

/** Puts tags on records and takes others off; says how many records that changed. Asks nobody's leave. */
export async function tagRecords(
  ctx: Write,
  records: readonly EntityRef[],
  { add = [], remove = [], isQuiet = false }: Tagging,
): Promise<number> {
  const kept = new Set(add.map(tagName))
  const added = await putTags(ctx, records, await namedTags(ctx, add))
  const removed = await takeTags(
    ctx,
    records,
    remove.map(tagName).filter((name) => !kept.has(name)),
  )
  const changed = records.filter(({ id }) => added.has(id) || removed.has(id))
  if (isQuiet) return changed.length
  for (const record of changed)
    ctx.emit(
      RecordTagged,
      record,
      told(added.get(record.id), removed.get(record.id)),
      // Tags are the staff's own words: whoever sees the record by a personal grant is not told.
      { granted: false },
    )
  return changed.length
}

const told = (added: readonly Tagged[] = [], removed: readonly Tagged[] = []) => ({
  added: added.map(({ title }) => title),
  removed: removed.map(({ title }) => title),
  added_ids: added.map(({ id }) => id),
  removed_ids: removed.map(({ id }) => id),
})

/** Says on each record that carried it what became of a tag. */
async function tellCarriers(ctx: Write, from: Tag, into?: Tag) {
  const { rows } = await sql<Subject & { had: boolean }>`select e.id, e.kind, e.audience_id,
      exists (select from entity_tag o where o.entity_id = e.id and o.tag_id = ${into?.id ?? null}::uuid) as had
    from entity_tag et join entity e on e.id = et.entity_id where et.tag_id = ${from.id}::uuid order by e.id`.execute(
    ctx.db,
  )
  for (const { had, ...record } of rows)
    ctx.emit(RecordTagged, record, told(into && !had ? [into] : [], [from]), { granted: false })
}

/** A tag is no record: those who administer see what happens to it, and auditors. */
const subjectOf = async (ctx: Write, { id }: Tag): Promise<Subject> => ({
  id,
  kind: 'tag',
  audience_id: await audienceOf(ctx, [administrators]),
})

export async function renameTag(ctx: Write, { id, title }: Input<typeof tags.rename>): Promise<Tag> {
  const before = await tagById(ctx, id)
  const name = tagName(title)
  await ctx.db.updateTable('tag').set({ name, title }).where('id', '=', id).execute()
  ctx.emit(TagRenamed, await subjectOf(ctx, before), { before: before.title, after: title })
  return { id, name, title }
}

/** Records that carry either carry the second one afterwards. */
export async function mergeTags(ctx: Write, { id, into }: Input<typeof tags.merge>) {
  if (id === into) throw new Refusal('invalid', w.later('into-itself'))
  const [from, to] = [await tagById(ctx, id), await tagById(ctx, into)]
  await tellCarriers(ctx, from, to)
  const { rows } = await sql`insert into entity_tag (entity_id, tag_id, created_at, created_by)
    select entity_id, ${into}::uuid, created_at, created_by from entity_tag where tag_id = ${id}::uuid
    on conflict do nothing returning entity_id`.execute(ctx.db)
  await ctx.db.deleteFrom('tag').where('id', '=', id).execute()
  ctx.emit(TagMerged, await subjectOf(ctx, from), { from: from.title, into: to.title, into_id: into })
  return { moved: rows.length }
}

export async function dropTag(ctx: Write, { id }: Input<typeof tags.drop>) {
  const tag = await tagById(ctx, id)
  await tellCarriers(ctx, tag)
  await ctx.db.deleteFrom('tag').where('id', '=', id).execute()
  ctx.emit(TagDropped, await subjectOf(ctx, tag), { title: tag.title })
  return done
}
