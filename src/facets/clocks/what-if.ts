import { sql } from 'kysely'
import { DAY_MS, isoOf } from '#lib/time/instant'
import { workingBetween } from '#lib/time/working-time'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { readable } from '#kernel/readable'
import type { WorkRow } from '#facets/work/load'
import { mostExamples, nothing, plus } from './engine/what-if-sum.ts'
import type { Moved } from './engine/what-if.ts'
import type { ActivePolicy } from './policies.ts'
import { policiesFor } from './terms.ts'
import type { WhatIf } from './what-if-contract.ts'
import { judged, needsMoves, type Told, type Trial } from './what-if-judge.ts'
import { movesOf } from './what-if-moves.ts'
import { named, summed } from './what-if-told.ts'

export const whatIfDays = 90
/** So many tickets are read at once, between which whoever else asks is answered; so many make what one request answers. */
const usual = { slice: 250, portion: 4000 }
export type Sizes = typeof usual

type Row = WorkRow & { seen: boolean; opened_text: string }

const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** A moment as cursors have it: PostgreSQL's own text. */
const inSql = (iso: string) => iso.replace('T', ' ').replace('Z', '+00')
const fromSql = (text: string) => Temporal.Instant.from(text.replace(' ', 'T')).epochMilliseconds

/** Replays a portion of the promises of the last 90 days, the newest tickets first. */
export async function whatIf(
  ctx: Read,
  trial: Trial,
  after: string | undefined,
  { slice, portion }: Sizes = usual,
): Promise<WhatIf> {
  const now = inSql(ctx.now)
  const [until, ...start] =
    after === undefined ? [now, now, last] : unseal(after, ['timestamptz', 'timestamptz', 'uuid'])
  const end = fromSql(until)
  const from = isoOf(end - whatIfDays * DAY_MS)
  let sum: WhatIf = { ...nothing(from, isoOf(end)), open_ms: openTime(trial, end) }
  let cursor: readonly string[] | null = start
  const read = (below: readonly string[]) => sliceOf(ctx, trial, { from, below, slice })
  let ahead: Promise<Slice> | null = read(start)
  while (ahead) {
    const here: Slice = await ahead
    cursor = here.next
    // The database reads the next slice while this one is thought through.
    ahead = cursor && sum.tickets + here.works.length < portion ? read(cursor) : null
    ahead?.catch(() => undefined)
    const found = await lookedAt(ctx, trial, here, { now: end, room: mostExamples - sum.examples.length })
    sum = plus(sum, { ...sum, ...found, reached: cursor ? (here.works.at(-1)?.opened_at ?? from) : from })
  }
  const next = cursor ? seal([until, ...cursor]) : null
  return { ...sum, next, teams: await named(ctx, sum.teams) }
}

/** Some tickets with their clocks, and the cursor of those after them. */
interface Slice {
  readonly works: readonly Row[]
  readonly clocks: readonly Told[]
  readonly next: readonly string[] | null
}

interface Bounds {
  readonly from: string
  /** The cursor that they come after, the newest first. */
  readonly below: readonly string[]
  readonly slice: number
}

async function sliceOf(ctx: Read, trial: Trial, bounds: Bounds): Promise<Slice> {
  const works = await worksIn(ctx, bounds)
  const clocks = works.length === 0 ? [] : await clocksIn(ctx, works, trial)
  const last = works.length < bounds.slice ? undefined : works.at(-1)
  return { works, clocks, next: last ? [last.opened_text, last.id] : null }
}

const worksIn = (ctx: Read, { from, below: [opened, id], slice }: Bounds): Promise<Row[]> =>
  ctx.db
    .selectFrom('work')
    .selectAll()
    .select([readable(ctx.actor, 'work').as('seen'), sql<string>`opened_at::text`.as('opened_text')])
    .where('archived', '=', false)
    .where('opened_at', '>', from)
    .where(sql<boolean>`(opened_at, id) < (${opened}::timestamptz, ${id}::uuid)`)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(slice)
    .execute()

async function clocksIn(ctx: Read, works: readonly Row[], { where, judges }: Trial): Promise<Told[]> {
  const rows = await ctx.db
    .selectFrom('clock')
    .select(['entity_id', 'metric', 'facts', 'row'])
    .where('entity_id', '=', sql<string>`any(${works.map((work) => work.id)}::uuid[])`)
    .$if(!judges, (query) => query.where(where))
    .execute()
  return rows as unknown as Told[]
}

/** Which policy counts for each record on both sides, of those that are judged. */
async function assigned(ctx: Read, { judges, before, after }: Trial, works: readonly Row[]) {
  const seen = judges ? works.filter((work) => work.seen) : []
  const nobody = new Map<string, ActivePolicy>()
  return seen.length === 0
    ? { was: nobody, is: nobody }
    : { was: await policiesFor(ctx, seen, before.policies), is: await policiesFor(ctx, seen, after.policies) }
}

interface Looking {
  readonly now: number
  readonly room: number
}

/** What a slice of tickets adds to the sum. */
async function lookedAt(ctx: Read, trial: Trial, { works, clocks }: Slice, { now, room }: Looking) {
  const told = Map.groupBy(clocks, ({ entity_id }) => entity_id)
  const { was, is } = await assigned(ctx, trial, works)
  const moves = needsMoves(trial, clocks) ? await movesOf(ctx, works) : new Map<string, readonly Moved[]>()
  const records = works.map((work) =>
    judged({
      trial,
      work,
      now,
      told: told.get(work.id) ?? [],
      was: was.get(work.id),
      is: is.get(work.id),
      moves: moves.get(work.id) ?? [],
    }),
  )
  return {
    ...(await summed(
      ctx,
      records.flatMap(({ promises }) => promises),
      room,
    )),
    tickets: works.length,
    unknown: records.reduce((sum, one) => sum + one.unknown, 0),
    left: trial.judges ? works.filter(({ seen }) => !seen).length : 0,
  }
}

function openTime({ calendars, hours }: Trial, end: number): WhatIf['open_ms'] {
  const open = (version: string) => workingBetween(calendars(version), end - whatIfDays * DAY_MS, end)
  return { before: open(hours.before), after: open(hours.after) }
}
