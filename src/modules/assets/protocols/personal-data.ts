import { sql } from 'kysely'
import type { PersonalData } from '#kernel/personal-data'
import { w } from '../words.ts'

const waiting = sql<boolean>`signed_at is null and withdrawn_at is null`

/** What somebody signed for. Erased, a protocol keeps that it was there and its hash, and says no more whom it named. */
export const protocolData: PersonalData = {
  name: 'protocols',
  gather: ({ db }, ids) =>
    db
      .selectFrom('protocol')
      .select(['kind', 'content', 'hash', 'created_at', 'signed_at', 'signed_name', 'strokes'])
      .where('person_id', 'in', ids)
      .orderBy('created_at')
      .execute(),
  async objection({ db }, ids) {
    const { n } = await db
      .selectFrom('protocol')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('person_id', 'in', ids)
      .where(waiting)
      .executeTakeFirstOrThrow()
    return n === 0 ? null : w.later('protocols-wait', { n })
  },
  async erase(ctx, ids) {
    await ctx.db
      .updateTable('protocol')
      .set({ content: null, signed_name: null, strokes: null, erased_at: ctx.now })
      .where('person_id', 'in', ids)
      .where('erased_at', 'is', null)
      .execute()
  },
}
