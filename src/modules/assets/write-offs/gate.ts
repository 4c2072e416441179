import { moneySaid } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { seenEach } from '#kernel/readable'
import { valueOf } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { groundOf, isCounted, typeIn } from '../ground.ts'
import { type Book, bookValue } from './book.ts'
import { approvesWriteOffs } from './settings.ts'
import { w } from './words.ts'

/**
 * Those of the things that still stand in the books, where nobody lets them go alone. Of what has no known cost nobody can say
 * so, and it may go.
 */
export async function inTheBooks(
  ctx: Write,
  ids: readonly string[],
): Promise<{ readonly thing: Loaded; readonly book: Book }[]> {
  if (ids.length === 0 || !(await valueOf(ctx, approvesWriteOffs))) return []
  await seenEach(ctx, ids, 'write')
  const [ground, things] = [await groundOf(ctx), await loadAssets(ctx, ids)]
  return [...things.values()].flatMap((thing) => {
    if (thing.meaning === 'gone' || isCounted(typeIn(ground, thing.type).capacities)) return []
    const book = bookValue(thing, todayOf(ctx))
    return book === null || book.book === 0 ? [] : [{ thing, book }]
  })
}

/** Refuses what somebody would let go by themselves though it still stands in the books: that is proposed, and another approves it. */
export async function refuseUnapproved(ctx: Write, ids: readonly string[]): Promise<void> {
  const [first] = await inTheBooks(ctx, ids)
  if (!first) return
  const { thing, book } = first
  const money = moneySaid({ minor: book.book, currency: book.currency }, ctx.actor.language)
  const why = w.later('needs-approval', { name: thing.title, book: money })
  throw new Refusal('conflict', why, { fields: { status: why } })
}

/** The same of a state that somebody gives things, where it means that they are gone. */
export async function refuseGone(
  ctx: Write,
  ids: readonly string[],
  status: string | undefined,
): Promise<void> {
  if (status === undefined) return
  const { statuses } = await groundOf(ctx)
  if (statuses.find(({ code }) => code === status)?.meaning === 'gone') await refuseUnapproved(ctx, ids)
}
