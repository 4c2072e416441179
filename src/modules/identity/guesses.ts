import { createHash } from 'node:crypto'
import { Refusal } from '#lib/refusal'
import type { Read, Receive, Write } from '#kernel/context'
import type { Db } from '#kernel/db'
import { transaction } from '#kernel/transaction'
import {
  afterSuccess,
  afterTry,
  isBlocked,
  locksNow,
  type Patience,
  patience,
  type Tries,
} from './engine/guessing.ts'
import { w } from './words.ts'

export interface Target {
  readonly what: keyof typeof patience
  readonly key: string
}

/** What is guessed at or from: hashed, because people type all sorts of things into a field for addresses. */
export const target = (what: Target['what'], ...about: readonly string[]): Target => ({
  what,
  key: `${what}:${createHash('sha256').update(about.join('\n')).digest('base64url')}`,
})

const mapped = '::ffff:'
/** One household or office: an IPv4 address, or the 64 bits of an IPv6 one that its provider handed out. */
export function networkOf(ip: string): string {
  if (ip.startsWith(mapped)) return ip.slice(mapped.length)
  if (!ip.includes(':')) return ip
  const [head = '', tail] = ip.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length)
  return [...front, ...Array.from({ length: zeros }, () => '0'), ...back].slice(0, 4).join(':')
}

const epoch = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds
const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString()

interface Row {
  target: string
  tries: number
  last_at: string
  blocked_until: string | null
}
const triesOf = (row: Row | undefined): Tries | undefined =>
  row && {
    tries: row.tries,
    lastAt: epoch(row.last_at),
    blockedUntil: row.blocked_until === null ? null : epoch(row.blocked_until),
  }

// In one order, so that two tries never wait for each other crosswise.
const lockRows = (db: Db, keys: readonly string[]) =>
  db.selectFrom('guess').selectAll().where('target', 'in', keys).orderBy('target').forUpdate().execute()

const save = (db: Db, key: string, { tries, lastAt, blockedUntil }: Tries) =>
  db
    .updateTable('guess')
    .set({
      tries,
      last_at: instant(lastAt),
      blocked_until: blockedUntil === null ? null : instant(blockedUntil),
    })
    .where('target', '=', key)
    .execute()

export interface Counted {
  /** When the first of them can be tried again; undefined if this try may go on. */
  readonly blockedUntil?: number | undefined
  /** Those that this very try has locked out, and until when. */
  readonly locked: readonly { what: Target['what']; until: string }[]
}

/** Counts a try, unless one of its targets is blocked: a blocked one counts for nothing, so that knocking keeps nobody out. */
export async function countTry(
  { db, now }: Pick<Write, 'db' | 'now'>,
  targets: readonly Target[],
): Promise<Counted> {
  const at = epoch(now)
  const keys = targets.map(({ key }) => key).sort()
  const fresh = keys.map((key) => ({ target: key, tries: 0, last_at: now }))
  await db
    .insertInto('guess')
    .values(fresh)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const rows = new Map((await lockRows(db, keys)).map((row) => [row.target, row]))
  const before = targets.map((one) => ({
    ...one,
    tries: triesOf(rows.get(one.key)),
    limit: patience[one.what],
  }))
  const blocked = before.filter(({ tries }) => isBlocked(tries, at))
  if (blocked.length > 0)
    return { blockedUntil: Math.max(...blocked.map(({ tries }) => tries?.blockedUntil ?? at)), locked: [] }
  const locked = []
  for (const { what, key, tries, limit } of before) {
    const after = afterTry(tries, limit, at)
    await save(db, key, after)
    if (locksNow(tries, after, limit) && after.blockedUntil !== null)
      locked.push({ what, until: instant(after.blockedUntil) })
  }
  return { locked }
}

/** Refuses a try that is blocked, in the same words for every account, real or not. */
export function refuseBlocked({ now }: Pick<Read, 'now'>, { blockedUntil }: Counted) {
  if (blockedUntil === undefined) return
  const seconds = Math.max(1, Math.ceil((blockedUntil - epoch(now)) / 1000))
  const sentence =
    seconds < 90
      ? w.later('too-many-tries', { seconds })
      : w.later('too-many-tries-minutes', { minutes: Math.ceil(seconds / 60) })
  throw new Refusal('too-many', sentence, { retry_seconds: seconds })
}

/** Counts a try for good before it is made (who tries a hundred at once has used up a hundred), and refuses it while blocked. */
export async function admitTry(ctx: Receive, targets: readonly Target[]): Promise<Counted> {
  const counted = await transaction(ctx.db, (db) => countTry({ db, now: ctx.now }, targets))
  refuseBlocked(ctx, counted)
  return counted
}

/** The try was right: its account starts afresh; at its address only this one try is taken back. */
export async function forgiveTry(ctx: Write, targets: readonly Target[]) {
  const keys = targets.map(({ key }) => key).sort()
  for (const row of await lockRows(ctx.db, keys)) {
    const what = row.target.split(':')[0] as Target['what']
    const limit: Patience = patience[what]
    const tries = triesOf(row)
    if (what === 'account' || what === 'code')
      await ctx.db.deleteFrom('guess').where('target', '=', row.target).execute()
    else if (tries) await save(ctx.db, row.target, afterSuccess(tries, limit))
  }
}
