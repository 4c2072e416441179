import { Refusal } from '#lib/refusal'
import type { Input } from '#lib/contract'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { loadWork, needWorkOn, type WorkRow } from '#facets/work/load'
import type { desk } from '../contract.ts'
import { kindNames } from '../kinds.ts'
import { refuseTime } from '../policy.ts'

/** A ticket that this person writes time on. */
export async function timed(ctx: Read, id: string): Promise<WorkRow> {
  await seen(ctx, id, kindNames)
  const rows = await loadWork(ctx, [id])
  needWorkOn(ctx.actor, 'desk.work', rows)
  const [row] = rows
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return row
}

/** How many minutes were spent in all. */
export async function minutesOn({ db }: Read, id: string): Promise<number> {
  const { sum } = await db
    .selectFrom('time_entry')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('minutes'), eb.lit(0)).as('sum'))
    .where('work_id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return sum
}

export async function listTimes(ctx: Read, { id }: Input<typeof desk.times>) {
  const row = await timed(ctx, id)
  const rows = await ctx.db
    .selectFrom('time_entry')
    .innerJoin('principal', 'principal.id', 'person_id')
    .select(['time_entry.id', 'person_id', 'principal.name', 'minutes', 'spent_on', 'note'])
    .where('work_id', '=', id)
    .where('removed_at', 'is', null)
    .orderBy('time_entry.created_at')
    .execute()
  const shapes = may(ctx.actor, 'desk.manage', row.team_id ?? undefined)
  return {
    items: rows.map(({ person_id, name, ...entry }) => {
      const person = { id: person_id, name }
      const why = refuseTime(person, ctx.actor.id, shapes)
      return { ...entry, person, can: { change: why ? say(why, ctx.actor.language) : (true as const) } }
    }),
  }
}
