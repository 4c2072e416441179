import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Sentence } from '#lib/words'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { seenAmong } from '#kernel/readable'
import { undoServiceLevels } from '#facets/clocks/take-back'
import { mayWorkOn, visibleWork, type WorkRow } from '#facets/work/load'
import { setBack, standingOf, sumOf, takenBackAsWork } from '#facets/work/undo'
import { w as work } from '#facets/work/words'
import type { desk } from '../contract.ts'
import { TicketMerged } from '../events.ts'
import { kindNames } from '../kinds.ts'
import { mergedInto } from '../merged.ts'
import { refusal } from '../policy.ts'
import { w } from '../words.ts'
import type { Refused } from './act.ts'
import { spoken } from './bulk.ts'
import { waysBack } from './ways-back.ts'

interface Deed {
  id: string
  kind: string
  subject_id: string
  payload: unknown
}

/** What one request of this actor did to tickets, newest first. */
async function deedsOf(ctx: Write, batch: string): Promise<Deed[]> {
  const kinds = [...takenBackAsWork, ...waysBack.keys()]
  const { rows } = await sql<Deed>`select e.id, e.kind, e.subject_id, d.payload::jsonb as payload
    from event e join event_data d on d.event_id = e.id
    where e.request_id = ${batch}::uuid and e.actor_id = ${ctx.actor.id}::uuid
      and e.kind = any(${kinds}::text[]) and e.subject_kind = any(${kindNames}::text[]) order by e.id desc`.execute(
    ctx.db,
  )
  return rows
}

/** Tickets on which this was taken back before. */
async function backAlready(ctx: Write, ids: readonly string[], cause: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select distinct subject_id as id from event
    where subject_id = any(${[...ids]}::uuid[]) and cause_id = ${cause}::bigint and origin = 'undo'`.execute(
    ctx.db,
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Takes back what one request did to tickets: fields, moves, words, tags, time, merges, splits; the clocks forget that it
 * spoke. A ticket where something of it was changed since stays as it is, whole, and is named; the others go back all the
 * same. What is back already stays back.
 */
export async function undo(ctx: Write, { batch }: Input<typeof desk.undo>) {
  const deeds = await deedsOf(ctx, batch)
  const [newest] = deeds
  // Nobody hears whether it was somebody else's.
  if (!newest) throw new Refusal('not-found', w.later('refuse.no-batch'))
  const refused: Refused[] = []
  const back: string[] = []
  const byTicket = Map.groupBy(deeds, ({ subject_id }) => subject_id)
  const ids = [...byTicket.keys()]
  const rows = await visibleWork(ctx, ids, { lock: true })
  const hinder = await hindrances(ctx, rows)
  const before = await backAlready(ctx, ids, newest.id)
  ctx.origin = 'undo'
  ctx.cause = Number(newest.id)
  for (const row of rows) {
    const done = byTicket.get(row.id) ?? []
    if (before.has(row.id)) continue
    const judged = await judge(ctx, row, done, hinder(row))
    if (judged.why) refused.push({ id: row.id, key: row.key, why: judged.why })
    else if (await takeBack(ctx, row, judged.left)) back.push(row.id)
  }
  refused.push(...(await outOfSight(ctx, ids, rows)))
  await undoServiceLevels(ctx, batch, back)
  return {
    batch: ctx.request.id,
    done: back.length,
    unchanged: byTicket.size - back.length - refused.length,
    refused: spoken(ctx, refused),
  }
}

/** Who did something knew the number of what it was done to, wherever that is now. */
async function outOfSight(ctx: Write, ids: readonly string[], rows: readonly WorkRow[]): Promise<Refused[]> {
  const hidden = ids.filter((id) => !rows.some((row) => row.id === id))
  if (hidden.length === 0) return []
  const found = await ctx.db.selectFrom('entity').select(['id', 'key']).where('id', 'in', hidden).execute()
  return found.map((one) => ({ ...one, why: work.later('refuse.out-of-sight', { key: one.key }) }))
}

/** Why somebody may no longer take anything back on a ticket; one that was merged since is asked for its merge only. */
async function hindrances(ctx: Write, rows: readonly WorkRow[]) {
  const ids = rows.map(({ id }) => id)
  const seen = await seenAmong(ctx, ids)
  const merged = await mergedInto(ctx, ids)
  return (row: WorkRow) => ({
    leave:
      mayWorkOn(ctx.actor, 'desk.work', row) || (seen.get(row.id)?.granted && may(ctx.actor, 'desk.open'))
        ? null
        : work.later('refuse.not-yours'),
    merged: refusal.merged({ merged_into: merged.get(row.id) ?? null }),
  })
}

interface Left {
  work: ReturnType<typeof sumOf> | null
  deeds: Deed[]
}

/** What is left to take back on one ticket, or why it stays. */
async function judge(
  ctx: Write,
  row: WorkRow,
  done: readonly Deed[],
  { leave, merged }: { leave: Sentence | null; merged: Sentence | null },
): Promise<{ why: Sentence } | { why: null; left: Left }> {
  if (leave) return { why: leave }
  if (merged && !done.some(({ kind }) => kind === TicketMerged.name)) return { why: merged }
  const changes = done.filter(({ kind }) => takenBackAsWork.includes(kind)).map(({ payload }) => payload)
  const sum = sumOf(changes.toReversed())
  const standing = standingOf(row, sum)
  if (standing === 'otherwise') return { why: work.later('refuse.changed-since', { key: row.key }) }
  const left: Left = { work: standing === 'after' ? sum : null, deeds: [] }
  for (const deed of done) {
    const found = await waysBack.get(deed.kind)?.look(ctx, row, deed.payload)
    if (found === undefined || found === 'gone') continue
    if (found !== 'stands') return { why: found }
    left.deeds.push(deed)
  }
  return { why: null, left }
}

/** Says whether there was anything to take back. */
async function takeBack(ctx: Write, row: WorkRow, { work: sum, deeds }: Left): Promise<boolean> {
  const changed = sum && (await setBack(ctx, row, sum.before))
  for (const { kind, payload } of deeds) await waysBack.get(kind)?.take(ctx, changed?.after ?? row, payload)
  return changed !== null || deeds.length > 0
}
