import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { dryRun, type Write } from '#kernel/context'
import type { Action, desk } from '../contract.ts'
import { listIds } from '../queries/list.ts'
import { w } from '../words.ts'
import { act, type Acted, type Refused, workable } from './act.ts'
import { applyMacro } from './macros.ts'
import { tagTickets } from './tags.ts'

/** Refusals as the person reads them. */
export const spoken = (ctx: Write, refused: readonly Refused[]) =>
  refused.map(({ why, ...ticket }) => ({ ...ticket, why: say(why, ctx.actor.language) }))

export const really = <T>(ctx: Write, dry: boolean, work: (ctx: Write) => Promise<T>): Promise<T> =>
  dry ? dryRun(ctx, work) : work(ctx)

/** More tickets than this are not changed in one stroke: nobody reads such a preview. */
const most = 1000

async function chosen(ctx: Write, { ids, q, except }: Input<typeof desk.bulk>): Promise<string[]> {
  if (ids) return ids
  const { items } = await listIds(ctx, q ?? '', most + 1)
  if (items.length > most) throw new Refusal('invalid', w.later('refuse.too-many', { most }))
  const left = new Set(except)
  return items.map(({ id }) => id).filter((id) => !left.has(id))
}

export async function bulk(ctx: Write, input: Input<typeof desk.bulk>) {
  const { action, dry_run } = input
  return really(ctx, dry_run, async (inner) => {
    const ids = await chosen(inner, input)
    const { ready, refused } = await workable(inner, ids)
    const acted = await perform(inner, ready, action)
    return {
      batch: ctx.request.id,
      done: ready.length - acted.refused.length - (acted.comments.length > 0 ? 0 : acted.unchanged.length),
      unchanged: acted.comments.length > 0 ? 0 : acted.unchanged.length,
      refused: spoken(inner, [...refused, ...acted.refused]),
    }
  })
}

async function perform(ctx: Write, rows: Parameters<typeof act>[1], action: Action): Promise<Acted> {
  if (rows.length === 0) return { changed: [], unchanged: [], refused: [], comments: [] }
  if (action.do === 'macro') return applyMacro(ctx, rows, action.macro_id)
  if (action.do === 'tag') return tagTickets(ctx, rows, action)
  return act(ctx, rows, action)
}
