import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { wouldPromise } from '#facets/clocks/would-promise'
import { tagsNamed } from '#facets/tags/filter'
import { wouldOpen } from '#facets/work/open'
import type { desk } from '../contract.ts'
import { isAsked } from '../policy.ts'

/** What would follow from opening a ticket like this: its priority, and what would be promised about it. */
export async function promiseFor(ctx: Read, { kind, ...draft }: Input<typeof desk.promise>) {
  const row = await wouldOpen(ctx, kind, draft)
  const tags = await tagsNamed(ctx, draft.tags)
  const told = await wouldPromise(ctx, {
    row,
    beside: { tag: [...tags.values()].flat(), affected: draft.affected, channel: draft.channel ?? 'desk' },
    asked: isAsked(draft, ctx.actor.id),
  })
  return { priority: row.priority, ...told }
}
