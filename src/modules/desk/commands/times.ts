import type { Input } from '#lib/contract'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { seen } from '#kernel/visible'
import { TimeSpent } from '#facets/work/contract'
import { loadWork, needWorkOn } from '#facets/work/load'
import { touch } from '#facets/work/save'
import type { desk } from '../contract.ts'
import { kindNames } from '../kinds.ts'

export async function spendTime(ctx: Write, { id, minutes, spent_on, note }: Input<typeof desk.spendTime>) {
  const ref = await seen(ctx, id, kindNames)
  needWorkOn(ctx.actor, 'desk.work', await loadWork(ctx, [id]))
  const today = Temporal.Instant.from(ctx.now).toZonedDateTimeISO(ctx.actor.zone).toPlainDate().toString()
  const entry = {
    id: newId(),
    work_id: id,
    person_id: ctx.actor.id,
    minutes,
    spent_on: spent_on ?? today,
    note,
    created_at: ctx.now,
  }
  await ctx.db.insertInto('time_entry').values(entry).execute()
  await touch(ctx, [id])
  ctx.emit(
    TimeSpent,
    ref,
    { entry_id: entry.id, person_id: ctx.actor.id, minutes, spent_on: entry.spent_on },
    { granted: false },
  )
  const { sum } = await ctx.db
    .selectFrom('time_entry')
    .select((eb) => eb.fn.sum<number>('minutes').as('sum'))
    .where('work_id', '=', id)
    .executeTakeFirstOrThrow()
  return { id: entry.id, minutes: sum }
}

export async function listTimes(ctx: Read, { id }: Input<typeof desk.times>) {
  await seen(ctx, id, kindNames)
  needWorkOn(ctx.actor, 'desk.work', await loadWork(ctx, [id]))
  const rows = await ctx.db
    .selectFrom('time_entry')
    .innerJoin('principal', 'principal.id', 'person_id')
    .select(['time_entry.id', 'person_id', 'principal.name', 'minutes', 'spent_on', 'note'])
    .where('work_id', '=', id)
    .orderBy('time_entry.created_at')
    .execute()
  return {
    items: rows.map(({ person_id, name, ...entry }) => ({ ...entry, person: { id: person_id, name } })),
  }
}
