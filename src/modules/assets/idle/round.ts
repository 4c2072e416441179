import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { hasRested, mostMs, nextAssets } from '../rounds.ts'
import { sumUpIdle } from './figures.ts'
import { limitsOf } from './limits.ts'
import { reckonModels, sumUpModels } from './models.ts'
import { idleGround, reckonIdle } from './reckon.ts'
import { keepUsage } from './usage-kept.ts'

/** So many devices are looked at in one go: what is known of them is held in memory, and holds the thread for as long. */
const atOnce = 500

const stages = ['usage', 'models', 'things'] as const
type Stage = (typeof stages)[number]

interface Round {
  stage: Stage | null
  began_at: string | null
  after_id: string | null
  /** The limits are still those with which it began. */
  is_same: boolean
  is_due: boolean
}

async function roundOf(ctx: Write, limits: string): Promise<Round | undefined> {
  // What was spent on devices is known once all costs were reckoned.
  const { rows } = await sql<Round>`
    select r.stage, r.began_at, r.after_id, r.limits = ${limits}::text as is_same,
      c.done_at is not null and (r.limits <> ${limits}::text or ${hasRested(ctx)}) as is_due
    from idle_round r, cost_round c`.execute(ctx.db)
  return rows[0]
}

/** Models with as few devices as fit into one go, one at least. */
async function nextModels({ db }: Write, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select m.id, sum(n) over (order by m.id) - n as before from (
        select m.id, (select count(*) from asset a where a.model_id = m.id) as n from asset_model m
        where ${after === null ? sql`true` : sql`m.id > ${after}::uuid`} order by m.id limit 100) m
    ) s where before < ${atOnce}::int order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** What a stage does with the next of what is there; the last id, or null at its end. */
async function step(ctx: Write, stage: Stage, after: string | null, ground: Ground): Promise<string | null> {
  if (stage === 'models') {
    const models = await nextModels(ctx, after)
    if (models.length > 0) await reckonModels(ctx, models)
    return models.at(-1) ?? null
  }
  const ids = await nextAssets(ctx, after, atOnce)
  if (ids.length > 0 && stage === 'usage') await keepUsage(ctx, ids, ground.lately)
  if (ids.length > 0 && stage === 'things') await reckonIdle(ctx, ids, await ground.idle())
  return ids.length < atOnce ? null : (ids.at(-1) ?? null)
}

/** What holds for all steps of a look, read once and only if it is needed. */
function groundFor(ctx: Write, days: number) {
  let idle: ReturnType<typeof idleGround> | undefined
  return { lately: { today: todayOf(ctx), days }, idle: () => (idle ??= idleGround(ctx)) }
}
type Ground = ReturnType<typeof groundFor>

const unbegun = { stage: null, began_at: null, after_id: null }

/** Begins a round where it is time, and goes on with it for so many milliseconds: how devices are used, then their models, then each of them. */
async function goRound(ctx: Write, most: number): Promise<void> {
  const limits = await limitsOf(ctx)
  const text = JSON.stringify(limits)
  const round = await roundOf(ctx, text)
  if (!round || (round.stage === null && !round.is_due)) return
  // By other limits it begins anew: what was done by those before would stay so until the next.
  const { stage: under, began_at, after_id } = round.is_same ? round : unbegun
  const began = began_at ?? ctx.now
  let stage = under ?? 'usage'
  let after = after_id
  const ground = groundFor(ctx, limits.busy)
  for (const start = performance.now(); performance.now() - start < most;) {
    after = await step(ctx, stage, after, ground)
    if (after !== null) continue
    if (stage === 'usage') await sumUpModels(ctx)
    const next = stages[stages.indexOf(stage) + 1]
    if (next === undefined) return isWhole(ctx, began, text)
    stage = next
  }
  await sql`update idle_round set stage = ${stage}, began_at = ${began}::timestamptz, after_id = ${after}::uuid,
    limits = ${text}::text`.execute(ctx.db)
}

/** All of it is reckoned, with what is there of assets by now, also what is gone: its like says when to replace. */
const isWhole = async ({ db, now }: Write, began: string, limits: string) => {
  await sql`update idle_round set stage = null, began_at = null, after_id = null, behind = true, limits = ${limits}::text,
    whole_at = ${began}::timestamptz, done_at = ${now}::timestamptz,
    audiences = array(select distinct audience_id from asset)`.execute(db)
}

/** Goes on with the round in which it is reckoned what devices do less than they could: days pass, agents report, models grow old. */
export async function reckonIdleNext(ctx: Write): Promise<void> {
  await goRound(ctx, mostMs)
  await sumUpIdle(ctx)
}

/** Reckons all of them now, whenever that was done last; costs come first. */
export async function reckonIdleAll(ctx: Write): Promise<void> {
  await sql`update idle_round set stage = 'usage', began_at = ${ctx.now}::timestamptz, after_id = null`.execute(
    ctx.db,
  )
  await goRound(ctx, Infinity)
  await sumUpIdle(ctx)
}
