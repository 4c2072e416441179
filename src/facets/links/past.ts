import { sql } from 'kysely'
import { say } from '#lib/words'
import { type Past, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { seenAmong } from '#kernel/readable'
import { relationNamed, allRelations } from '#kernel/relations'
import { LinkAdded, LinkRemoved } from './contract.ts'
import { w } from './words.ts'

interface Link {
  relation: string
  other: string
}

/** What a record was linked to; as today, a link shows only to who may see both ends. */
export const linksPast: Past = {
  of: () => true,
  whole: true,
  fields: { links: { title: w.later('links'), many: true } },
  async now({ db }, { id }) {
    const inverses = Object.fromEntries(allRelations().map(({ name, inverse }) => [name, inverse]))
    const { rows } = await sql<Link>`
      select relation, to_id as other from link where from_id = ${id}::uuid
      union
      select coalesce(${JSON.stringify(inverses)}::jsonb ->> relation, relation) collate "C", from_id from link where to_id = ${id}::uuid
      order by 1, 2`.execute(db)
    return { links: rows }
  },
  tells: [
    tells(LinkAdded, ['links'], ({ relation, other }) => ({ put: { links: [{ relation, other }] } })),
    tells(LinkRemoved, ['links'], ({ relation, other }) => ({ took: { links: [{ relation, other }] } })),
  ],
  async say(ctx, _, { links }, moment) {
    const all = Array.isArray(links) ? (links as Link[]) : []
    const ids = all.map(({ other }) => other)
    const [records, then] = [await seenAmong(ctx, ids), await calledThen(ctx, ids, moment)]
    return {
      links: all.map(({ relation, other }) => {
        const record = records.get(other)
        if (!record) return undefined
        const found = relationNamed(relation)
        const title = found
          ? found.inverted
            ? found.relation.inverseTitle
            : found.relation.title
          : undefined
        const as = title ? say(title, ctx.actor.language) : relation
        return `${as} ${record.key} ${then.get(other) ?? record.title}`
      }),
    }
  },
}
