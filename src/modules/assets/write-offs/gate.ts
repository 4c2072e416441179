import { moneyOf, moneySaid } from '#lib/money/money'
import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import type { Read, Write } from '#kernel/context'
import { valueOf } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { type Loaded, loadAssets } from '../commands/load.ts'
import { type Ground, groundOf, isCounted, typeIn } from '../ground.ts'
import { bookValue } from './book.ts'
import { approvesWriteOffs } from './settings.ts'
import { w } from './words.ts'

/** A thing as it is and as it would be. */
export interface Change {
  readonly before: Loaded
  readonly after: Pick<Loaded, 'meaning' | 'type' | 'cost'>
}

/** Of what has no known price nobody can say that it stands in the books, and it may go. */
const canStand = (ground: Ground, { meaning, type, cost }: Change['after']) =>
  meaning !== 'gone' &&
  !isCounted(typeIn(ground, type).capacities) &&
  cost !== null &&
  moneyOf(cost).minor > 0

/** Why a change has to be approved by another: what still stood in the books does not any more. Null where it has not. */
function leaving(
  ctx: Pick<Read, 'now' | 'actor'>,
  ground: Ground,
  { before, after }: Change,
): Sentence | null {
  if (!canStand(ground, before) || canStand(ground, after)) return null
  const book = bookValue(before, todayOf(ctx))
  if (book === null || book.book === 0) return null
  const money = moneySaid({ minor: book.book, currency: book.currency }, ctx.actor.language)
  return w.later('needs-approval', { name: before.title, book: money })
}

const fieldOf = ({ before, after }: Change) => {
  if (after.meaning === 'gone') return 'status'
  return after.type === before.type ? 'cost' : 'type'
}

/** Refuses what takes a thing out of the books by somebody alone: that is proposed, and another approves it. */
export async function refuseLeaving(ctx: Write, ground: Ground, all: readonly Change[]): Promise<void> {
  for (const change of all) {
    const why = leaving(ctx, ground, change)
    if (why === null) continue
    if (!(await valueOf(ctx, approvesWriteOffs))) return
    throw new Refusal('conflict', why, { fields: { [fieldOf(change)]: why } })
  }
}

/** The same, for many changes that are only looked at. */
export async function leavingWhy(ctx: Read, ground: Ground): Promise<(change: Change) => Sentence | null> {
  const asks = await valueOf(ctx, approvesWriteOffs)
  return (change) => (asks ? leaving(ctx, ground, change) : null)
}

/** Which of the things another has to approve before they are gone. */
export async function inTheBooks(ctx: Read, ids: readonly string[]): Promise<string[]> {
  const why = await leavingWhy(ctx, await groundOf(ctx))
  const things = await loadAssets(ctx, ids)
  return [...things.values()].flatMap((before) =>
    why({ before, after: { ...before, meaning: 'gone' } }) === null ? [] : [before.id],
  )
}
