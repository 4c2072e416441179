import { moneySaid } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { seenEach } from '#kernel/readable'
import { valueOf } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { loadAssets } from '../commands/load.ts'
import { groundOf, isCounted, typeIn } from '../ground.ts'
import { bookValue } from './book.ts'
import { approvesWriteOffs } from './settings.ts'
import { w } from './words.ts'

/**
 * Refuses what somebody would let go by themselves though it still stands in the books: that is proposed, and another
 * approves it. Of what has no known cost nobody can say so, and it may go.
 */
export async function refuseUnapproved(ctx: Write, ids: readonly string[]): Promise<void> {
  if (!(await valueOf(ctx, approvesWriteOffs))) return
  await seenEach(ctx, ids, 'write')
  const [ground, things] = [await groundOf(ctx), await loadAssets(ctx, ids)]
  for (const thing of things.values()) {
    if (thing.meaning === 'gone' || isCounted(typeIn(ground, thing.type).capacities)) continue
    const book = bookValue(thing, todayOf(ctx))
    if (book === null || book.book === 0) continue
    const money = moneySaid({ minor: book.book, currency: book.currency }, ctx.actor.language)
    const why = w.later('needs-approval', { name: thing.title, book: money })
    throw new Refusal('conflict', why, { fields: { status: why } })
  }
}

/** The same of a state that somebody gives a thing, where it means that it is gone. */
export async function refuseGone(ctx: Write, id: string, status: string | undefined): Promise<void> {
  if (status === undefined) return
  const { statuses } = await groundOf(ctx)
  if (statuses.find(({ code }) => code === status)?.meaning === 'gone') await refuseUnapproved(ctx, [id])
}
