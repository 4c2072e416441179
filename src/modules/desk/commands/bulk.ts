import type { Input } from '#lib/contract'
import { say } from '#lib/words'
import { dryRun, type Write } from '#kernel/context'
import type { desk } from '../contract.ts'
import type { Action } from '../act-contract.ts'
import { chosen } from '../queries/many.ts'
import { act, type Acted, type Refused, workable } from './act.ts'
import { applyMacro } from './macros.ts'
import { tagTickets } from './tags.ts'

/** Refusals as the person reads them. */
export const spoken = (ctx: Write, refused: readonly Refused[]) =>
  refused.map(({ why, ...ticket }) => ({ ...ticket, why: say(why, ctx.actor.language) }))

export const really = <T>(ctx: Write, dry: boolean, work: (ctx: Write) => Promise<T>): Promise<T> =>
  dry ? dryRun(ctx, work) : work(ctx)

export async function bulk(ctx: Write, input: Input<typeof desk.bulk>) {
  const { action, dry_run } = input
  return really(ctx, dry_run, async (inner) => {
    const ids = await chosen(inner, input)
    const { ready, refused } = await workable(inner, ids)
    const acted = await perform(inner, ready, action)
    return {
      batch: ctx.request.id,
      dry_run,
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
