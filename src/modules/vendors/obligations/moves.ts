import type { Input } from '#lib/contract'
import { inputRefused, refuseIf } from '#lib/refusal'
import { attachFiles } from '#facets/files/public'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { toChange } from '#kernel/to-change'
import { todayOf } from '#kernel/today'
import type { obliging } from './contract.ts'
import { nextAfter, type State } from './engine/occurrences.ts'
import { obligationReopened, obligationSettled } from './events.ts'
import { loaded } from './load.ts'
import { settled } from './notices.ts'
import { refusal } from './policy.ts'
import { w } from './words.ts'

interface Settling {
  readonly state: Exclude<State, 'open'>
  readonly on: string
  readonly note: string
  readonly file_id?: string | null
  /** As whoever settles it read it: what somebody else settled meanwhile was that time, and the next is another. */
  readonly version: number | undefined
}

/** Puts the time that is open behind us, and opens the next where there is one. */
async function settle(ctx: Write, id: string, { state, on, note, file_id = null, version }: Settling) {
  const ref = await toChange(ctx, 'obligation', { id, version })
  const { row, last, stands } = await loaded(ctx, id)
  refuseIf(refusal.settle(stands))
  if (file_id !== null) await attachFiles(ctx, ref, [file_id], { internal: false })
  const next_on = nextAfter(row, row.due_on)
  await ctx.db
    .insertInto('obligation_round')
    .values({
      obligation_id: id,
      n: (last?.n ?? 0) + 1,
      due_on: row.due_on,
      state,
      settled_on: on,
      note,
      file_id,
      settled_by: ctx.actor.kind === 'system' ? null : ctx.actor.id,
    })
    .execute()
  await ctx.db
    .updateTable('obligation')
    .set({
      ...(next_on === null ? { state, open_on: null } : { due_on: next_on, open_on: next_on }),
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  await settled(ctx, id)
  ctx.emit(obligationSettled, ref, { due_on: row.due_on, state, on, note, next_on })
  return { version: ref.version + 1, next_on }
}

export function meetObligation(ctx: Write, { id, version, ...met }: Input<typeof obliging.meetObligation>) {
  if (met.on > todayOf(ctx)) throw inputRefused('on', w.later('met-later'))
  return settle(ctx, id, { state: 'met', version, ...met })
}

export const waiveObligation = (ctx: Write, { id, version, why }: Input<typeof obliging.waiveObligation>) =>
  settle(ctx, id, { state: 'waived', on: todayOf(ctx), note: why, version })

export const missObligation = (ctx: Write, { id, version, why }: Input<typeof obliging.missObligation>) =>
  settle(ctx, id, { state: 'missed', on: todayOf(ctx), note: why, version })

/** Takes the last thing back that was noted; what opened with it is not open any more. */
export async function reopenObligation(ctx: Write, { id, version }: Input<typeof obliging.reopenObligation>) {
  const ref = await toChange(ctx, 'obligation', { id, version })
  const { row, last, stands } = await loaded(ctx, id)
  refuseIf(refusal.reopen(stands))
  if (!last || stands.last === null) throw new Error('nothing to open again, and it was not refused')
  await ctx.db
    .deleteFrom('obligation_round')
    .where('obligation_id', '=', id)
    .where('n', '=', last.n)
    .execute()
  await ctx.db
    .updateTable('obligation')
    .set({ state: 'open', due_on: last.due_on, open_on: last.due_on, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  await settled(ctx, id)
  ctx.emit(obligationReopened, ref, {
    due_on: last.due_on,
    was: stands.last,
    dropped_on: row.state === 'open' ? row.due_on : null,
  })
  return { version: ref.version + 1 }
}
