import { sql } from 'kysely'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { type Moment, type Past, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { RecordTagged, TagDropped, TagMerged, TagRenamed } from './contract.ts'
import { w } from './words.ts'

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** What tags are called, or were last called that are gone. */
async function titlesOf({ db }: Read, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from tag where id = any(${[...ids]}::uuid[])
    union all
    select e.subject_id, coalesce(d.payload::jsonb ->> 'title', d.payload::jsonb ->> 'from') from event e join event_data d on d.event_id = e.id
    where e.subject_id = any(${[...ids]}::uuid[]) and e.kind in (${TagDropped.name}, ${TagMerged.name})`.execute(
    db,
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Tags by id, so that one is the same after it was renamed; events of before ids were kept hold its title alone. */
const idsFor = (titles: readonly string[], ids: readonly string[] | undefined, known: Known) =>
  ids ?? titles.map((title) => known[title] ?? title)
type Known = Readonly<Record<string, string>>

export const tagsPast: Past = {
  of: () => true,
  whole: true,
  fields: { tags: { title: w.later('tags'), many: true, inside: true } },
  async now({ db, actor }, { id }) {
    if (!may(actor, 'tags.read')) return {}
    const rows = await db
      .selectFrom('entity_tag')
      .innerJoin('tag', 'tag.id', 'entity_tag.tag_id')
      .select(['tag.id', 'tag.title'])
      .where('entity_id', '=', id)
      .orderBy('tag.name')
      .execute()
    return {
      tags: rows.map((tag) => tag.id),
      known: Object.fromEntries(rows.map((tag) => [tag.title, tag.id])),
    }
  },
  tells: [
    tells(RecordTagged, ['tags'], ({ added, removed, added_ids, removed_ids }, { known = {} }) => ({
      put: { tags: idsFor(added, added_ids, known as Known) },
      took: { tags: idsFor(removed, removed_ids, known as Known) },
    })),
  ],
  async say(ctx, _, { tags }, moment: Moment) {
    const ids = Array.isArray(tags) ? (tags as string[]) : []
    const named = ids.filter((id) => uuid.test(id))
    const [titles, then] = [await titlesOf(ctx, named), await calledThen(ctx, named, moment)]
    return { tags: ids.map((id) => then.get(id) ?? titles.get(id) ?? id) }
  },
}

/** What a tag was called. */
export const tagNames: Past = {
  of: (kind) => kind === 'tag',
  fields: { title: { title: w.later('tags') } },
  called: 'title',
  now: async () => ({}),
  tells: [
    tells(TagRenamed, ['title'], ({ before, after }) => ({
      before: { title: before },
      after: { title: after },
    })),
  ],
}
