import { addComments } from '#facets/comments/add'
import { htmlOf } from '#facets/comments/html'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { seen } from '#kernel/visible'
import { cancel } from './decide.ts'
import { savePurchase } from './draft.ts'
import { rowOf } from './load.ts'

const ended = ['closed', 'cancelled']

/** What the house drafted is cancelled where nobody has taken it on; else a note says that it is no longer needed. */
export async function draftNotNeeded(ctx: Write, id: string, why: string): Promise<void> {
  const ref = await seen(ctx, id, 'purchase')
  const { status, requester_id } = await rowOf(ctx, id)
  if (ended.includes(status)) return
  if (status === 'draft' && requester_id === system.id) await cancel(ctx, { id, why })
  else await addComments(ctx, [{ on: ref, kind: 'note', html: htmlOf(why) }])
}

/** A purchase that is still a draft is needed by another day, and called after it. */
export async function draftFollows(
  ctx: Write,
  id: string,
  changes: { name: string; needed_by: string },
): Promise<void> {
  const { version } = await seen(ctx, id, 'purchase')
  if ((await rowOf(ctx, id)).status === 'draft') await savePurchase(ctx, { id, version, ...changes })
}
