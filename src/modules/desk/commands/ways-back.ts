import type { z } from 'zod'
import type { EventType } from '#lib/contract'
import type { Sentence } from '#lib/words'
import type { Write } from '#kernel/context'
import { withdraw } from '#facets/comments/commands'
import { CommentAdded, CommentWithdrawn } from '#facets/comments/contract'
import { RecordTagged } from '#facets/tags/contract'
import { tagRecords, titlesOn } from '#facets/tags/public'
import { mayWorkOn, visibleWork, type WorkRow } from '#facets/work/load'
import { touch } from '#facets/work/save'
import { TimeCorrected, TimeRemoved, TimeSpent } from '#facets/work/time-contract'
import { w as work } from '#facets/work/words'
import { TicketDescribed, TicketMerged, TicketSplit } from '../events.ts'
import { factsOf } from '../facts.ts'
import { mergedInto } from '../merged.ts'
import { takeOut } from './merge.ts'
import { entryOf, keepTime, sameFacts, setTime } from './times.ts'
import { isSplitFrom, putBack, wentOn } from './split.ts'

/** It stands as it was done, nothing of it is left, or the reason why it has to stay. */
type Standing = 'stands' | 'gone' | Sentence

/** How one kind of deed is taken back from one ticket: first looked at, so that no ticket is half undone. */
interface WayBack {
  look: (ctx: Write, row: WorkRow, payload: unknown) => Promise<Standing>
  take: (ctx: Write, row: WorkRow, payload: unknown) => Promise<void>
}

interface Way<Data> {
  look: (ctx: Write, row: WorkRow, data: Data) => Promise<Standing>
  take: (ctx: Write, row: WorkRow, data: Data) => Promise<void>
}

const way = <S extends z.ZodType>(
  { name, data }: EventType<string, S>,
  { look, take }: Way<z.output<S>>,
): [string, WayBack] => [
  name,
  {
    look: async (ctx, row, payload) => look(ctx, row, data.parse(payload)),
    take: async (ctx, row, payload) => take(ctx, row, data.parse(payload)),
  },
]

const changedSince = ({ key }: WorkRow) => work.later('refuse.changed-since', { key })

const merged = way(TicketMerged, {
  async look(ctx, row, { into }) {
    const now = (await mergedInto(ctx, [row.id])).get(row.id)
    if (!now) return 'gone'
    return now.id === into ? 'stands' : changedSince(row)
  },
  take: async (ctx, row, { into }) => takeOut(ctx, row, into),
})

const split = way(TicketSplit, {
  async look(ctx, row, { into, comments }) {
    if (!(await isSplitFrom(ctx, into, row.id))) return 'gone'
    const [made] = await visibleWork(ctx, [into], { lock: true })
    if (!made) return work.later('refuse.out-of-sight', { key: row.key })
    if (!mayWorkOn(ctx.actor, 'desk.work', made)) return work.later('refuse.not-yours')
    return (await wentOn(ctx, made, row, comments)) ?? 'stands'
  },
  async take(ctx, row, { into, comments }) {
    const [made] = await visibleWork(ctx, [into])
    if (made) await putBack(ctx, made, row, comments)
  },
})

const described = way(TicketDescribed, {
  async look(ctx, row, { before, after }) {
    const now = (await factsOf(ctx, [row])).get(row.id)
    const is = (facts: typeof before) => now?.cause === facts.cause && now.resolution === facts.resolution
    if (is(before)) return 'gone'
    return is(after) ? 'stands' : changedSince(row)
  },
  async take(ctx, row, { before, after }) {
    await ctx.db.updateTable('ticket').set(before).where('id', '=', row.id).execute()
    await touch(ctx, [row.id])
    ctx.emit(TicketDescribed, row, { before: after, after: before })
  },
})

const said = way(CommentAdded, {
  async look(ctx, row, { comment_id, kind }) {
    if (kind === 'description') return 'gone'
    const now = await ctx.db
      .selectFrom('comment')
      .select(['entity_id', 'withdrawn_at'])
      .where('id', '=', comment_id)
      .executeTakeFirst()
    if (!now || now.withdrawn_at !== null) return 'gone'
    return now.entity_id === row.id ? 'stands' : changedSince(row)
  },
  async take(ctx, row, { comment_id }) {
    const [gone] = await withdraw(ctx, [comment_id])
    await touch(ctx, [row.id])
    // That there was a note is as internal as the note.
    ctx.emit(CommentWithdrawn, row, { comment_id }, { granted: gone?.granted ?? false })
  },
})

const tagged = way(RecordTagged, {
  async look(ctx, row, { added, removed }) {
    const now = await titlesOn(ctx, row.id)
    return added.some((title) => now.has(title)) || removed.some((title) => !now.has(title))
      ? 'stands'
      : 'gone'
  },
  async take(ctx, row, { added, removed }) {
    await tagRecords(ctx, [row], { add: removed, remove: added })
    await touch(ctx, [row.id])
  },
})

const spent = way(TimeSpent, {
  async look(ctx, row, { entry_id, minutes, spent_on }) {
    const now = await entryOf(ctx, row.id, entry_id)
    if (!now || now.removed_at !== null) return 'gone'
    return now.minutes === minutes && now.spent_on === spent_on ? 'stands' : changedSince(row)
  },
  async take(ctx, row, { entry_id }) {
    const now = await entryOf(ctx, row.id, entry_id)
    if (now) await keepTime(ctx, row, now, false)
  },
})

const corrected = way(TimeCorrected, {
  async look(ctx, row, { entry_id, before, after }) {
    const now = await entryOf(ctx, row.id, entry_id)
    if (!now || now.removed_at !== null) return changedSince(row)
    if (sameFacts(now, before)) return 'gone'
    return sameFacts(now, after) ? 'stands' : changedSince(row)
  },
  async take(ctx, row, { entry_id, before }) {
    const now = await entryOf(ctx, row.id, entry_id)
    if (now) await setTime(ctx, row, now, before)
  },
})

const takenOff = way(TimeRemoved, {
  look: async (ctx, row, { entry_id }) =>
    (await entryOf(ctx, row.id, entry_id))?.removed_at === null ? 'gone' : 'stands',
  async take(ctx, row, { entry_id }) {
    const now = await entryOf(ctx, row.id, entry_id)
    if (now) await keepTime(ctx, row, now, true)
  },
})

/** What of a request can be taken back beside the fields of the work itself, by the event that told of it. */
export const waysBack: ReadonlyMap<string, WayBack> = new Map([
  merged,
  split,
  described,
  said,
  tagged,
  spent,
  corrected,
  takenOff,
])
