import { sql } from 'kysely'
import { offerWorkFields } from '#facets/work/fields'
import { w } from './words.ts'

/** What only the directory knows of whoever asked for work. */
offerWorkFields('people', () => [
  {
    field: { name: 'vip', title: w.later('vip'), type: 'boolean' },
    column: () => ({
      is: 'column',
      sql: sql`coalesce((select p.vip from person p where p.id = t.requester_id), false)`,
      stored: 'boolean',
    }),
    async value(ctx, rows) {
      const ids = [...new Set(rows.flatMap(({ requester_id }) => requester_id ?? []))]
      const found =
        ids.length === 0
          ? []
          : await ctx.db
              .selectFrom('person')
              .select('id')
              .where('id', 'in', ids)
              .where('vip', '=', true)
              .execute()
      const vips = new Set(found.map(({ id }) => id))
      return ({ requester_id }) => vips.has(requester_id ?? '')
    },
  },
])
