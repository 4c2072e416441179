import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { wouldPromise } from '#facets/clocks/would-promise'
import { tagsNamed } from '#facets/tags/filter'
import { wouldOpen } from '#facets/work/open'
import type { NewTicket } from '../commands/open.ts'
import type { desk, Promised } from '../contract.ts'
import { isAsked } from '../policy.ts'

type Unopened = Omit<NewTicket, 'channel'> & { channel?: NewTicket['channel'] | undefined }

/** What would follow from opening a ticket like this: its priority, and what would be promised about it. */
export async function promiseOf(ctx: Read, draft: Unopened): Promise<Promised> {
  const { kind, channel = 'desk', affected = [], asked } = draft
  const row = await wouldOpen(ctx, kind, draft)
  const tags = await tagsNamed(ctx, draft.tags ?? [])
  const beside = { tag: [...tags.values()].flat(), affected, channel }
  const told = await wouldPromise(ctx, { row, beside, asked })
  return { priority: row.priority, ...told }
}

export const promiseFor = (ctx: Read, draft: Input<typeof desk.promise>) =>
  promiseOf(ctx, { ...draft, asked: isAsked(draft, ctx.actor.id) })
