import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { todayOf } from '#kernel/today'
import { newId } from '#kernel/ids'
import { w as house } from '#kernel/words'
import { touch } from '#facets/work/save'
import {
  TimeCorrected,
  type TimeFacts,
  TimeRemoved,
  TimeRestored,
  TimeSpent,
} from '#facets/work/time-contract'
import type { desk } from '../contract.ts'
import { refuseTime } from '../policy.ts'
import { minutesOn, timed } from '../queries/times.ts'

/** How the work is organised: told to those inside only. */
const inside = { granted: false }

const replied = async (ctx: Write, ticket: string, id: string) => ({
  id,
  minutes: await minutesOn(ctx, ticket),
  batch: ctx.request.id,
})

export async function spendTime(ctx: Write, { id, minutes, spent_on, note }: Input<typeof desk.spendTime>) {
  const row = await timed(ctx, id)
  const today = todayOf(ctx)
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
  const told = { entry_id: entry.id, person_id: entry.person_id, minutes, spent_on: entry.spent_on }
  ctx.emit(TimeSpent, row, told, inside)
  return replied(ctx, id, entry.id)
}

export interface Entry extends TimeFacts {
  id: string
  person_id: string
  removed_at: string | null
}

/** One entry of a ticket, locked; undefined where there is none. */
export const entryOf = ({ db }: Write, ticket: string, id: string): Promise<Entry | undefined> =>
  db
    .selectFrom('time_entry')
    .select(['id', 'person_id', 'minutes', 'spent_on', 'note', 'removed_at'])
    .where('id', '=', id)
    .where('work_id', '=', ticket)
    .forUpdate()
    .executeTakeFirst()

/** An entry that this person may change, and the ticket that it stands on. */
async function changeable(ctx: Write, ticket: string, id: string) {
  const row = await timed(ctx, ticket)
  const entry = await entryOf(ctx, ticket, id)
  if (!entry || entry.removed_at !== null) throw new Refusal('not-found', house.later('not-found'))
  const person = await ctx.db
    .selectFrom('principal')
    .select(['id', 'name'])
    .where('id', '=', entry.person_id)
    .executeTakeFirstOrThrow()
  refuseIf(refuseTime(person, ctx.actor.id, may(ctx.actor, 'desk.manage', row.team_id ?? undefined)))
  return { row, entry }
}

const factsOf = ({ minutes, spent_on, note }: TimeFacts): TimeFacts => ({ minutes, spent_on, note })
export const sameFacts = (a: TimeFacts, b: TimeFacts) =>
  a.minutes === b.minutes && a.spent_on === b.spent_on && a.note === b.note

/** Sets an entry to other facts and says so. Asks nobody's leave. */
export async function setTime(ctx: Write, row: Subject, entry: Entry, after: TimeFacts) {
  const before = factsOf(entry)
  if (sameFacts(before, after)) return
  await ctx.db.updateTable('time_entry').set(after).where('id', '=', entry.id).execute()
  await touch(ctx, [row.id])
  const { id: entry_id, person_id } = entry
  ctx.emit(TimeCorrected, row, { entry_id, person_id, before, after }, inside)
}

/** Takes an entry off, or puts it back. Asks nobody's leave. */
export async function keepTime(ctx: Write, row: Subject, entry: Entry, kept: boolean) {
  const removed_at = kept ? null : ctx.now
  await ctx.db.updateTable('time_entry').set({ removed_at }).where('id', '=', entry.id).execute()
  await touch(ctx, [row.id])
  const { id: entry_id, person_id, minutes, spent_on } = entry
  ctx.emit(kept ? TimeRestored : TimeRemoved, row, { entry_id, person_id, minutes, spent_on }, inside)
}

export async function correctTime(
  ctx: Write,
  { id, entry_id, minutes, spent_on, note }: Input<typeof desk.correctTime>,
) {
  const { row, entry } = await changeable(ctx, id, entry_id)
  await setTime(ctx, row, entry, {
    minutes: minutes ?? entry.minutes,
    spent_on: spent_on ?? entry.spent_on,
    note: note ?? entry.note,
  })
  return replied(ctx, id, entry_id)
}

export async function removeTime(ctx: Write, { id, entry_id }: Input<typeof desk.removeTime>) {
  const { row, entry } = await changeable(ctx, id, entry_id)
  await keepTime(ctx, row, entry, false)
  return replied(ctx, id, entry_id)
}
