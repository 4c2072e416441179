import { sql } from 'kysely'
import { offerWorkFields, type Values } from '#facets/work/fields'
import type { WorkRow } from '#facets/work/load'
import type { Read } from '#kernel/context'
import { inAudience } from '#kernel/visible'
import { Channel } from './contract.ts'
import { w } from './words.ts'

const facts = async (ctx: Read, rows: readonly WorkRow[]) => {
  const ids = rows.map(({ id }) => id)
  const found =
    ids.length === 0
      ? []
      : await ctx.db.selectFrom('ticket').select(['id', 'channel', 'cause']).where('id', 'in', ids).execute()
  return new Map(found.map((row) => [row.id, row]))
}
const value =
  (key: 'channel' | 'cause'): Values =>
  async (ctx, rows) => {
    const known = await facts(ctx, rows)
    return ({ id }) => known.get(id)?.[key]
  }
const kept = (key: 'channel' | 'cause') => sql`(select ${sql.ref(key)} from ticket where ticket.id = t.id)`

/** What only the desk knows of work: by which way it came, and what caused it. */
offerWorkFields('desk', () => [
  {
    field: {
      name: 'channel',
      title: w.later('field.channel'),
      type: 'enum',
      values: Channel.options.map((one) => ({ value: one, title: w.later(`channel.${one}`) })),
      nullable: true,
    },
    column: () => ({ is: 'column', sql: kept('channel'), stored: 'text' }),
    value: value('channel'),
  },
  {
    field: { name: 'cause', title: w.later('field.cause'), type: 'text', nullable: true },
    // As it is shown: to those inside.
    column: ({ actor }) => ({
      is: 'column',
      sql: sql`case when ${inAudience(actor, 't')} then ${kept('cause')} end`,
      stored: 'text',
    }),
  },
])
