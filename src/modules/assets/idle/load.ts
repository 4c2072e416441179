import { type RawBuilder, sql } from 'kysely'
import type { Money } from '#lib/money/currency'
import { type Usage, usageOf } from '#facets/usage/sources'
import type { Read } from '#kernel/context'
import { valuesOf } from '#kernel/settings'
import { whoLeft } from '#modules/people/public'
import { modelCurve, pastCheapest } from '../costs/curve.ts'
import { loadCosts, type Thing } from '../costs/load.ts'
import { idleDays } from '../costs/settings.ts'
import { busyDays, diskPercent, memoryPercent } from './settings.ts'
import { extrasOf, type Found, type Held, memoryKnown, reasonsOf } from '../engine/idle.ts'
import { type Smaller, smallerOf } from '../engine/smaller.ts'
import { groundOf } from '../ground.ts'

interface Holding extends Omit<Held, 'gone'> {
  item_id: string
  holder_id: string
}

/** A device that does less than it could. */
export interface Idle {
  readonly thing: Thing
  readonly holder_id: string | null
  readonly found: readonly Found[]
  /** Its book value; null: not known. */
  readonly worth: Money | null
  /** In a year, if it is replaced now. */
  readonly saves: Money | null
  /** A model that would do, where it is larger than it needs to be, and what the next one costs less then. */
  readonly smaller: Smaller | null
}

/** What of a thing is still there. */
export function bookOf({ isHere, pieces }: Thing): Money | null {
  const money = isHere ? pieces.find(({ kind }) => kind === 'worth')?.money : null
  return money ? { ...money, minor: 0 - money.minor } : null
}

/** All devices the reader sees from inside, and which of those for which this is so do less than they could. */
export async function loadIdle(
  ctx: Read,
  where: RawBuilder<unknown>,
): Promise<{ things: readonly Thing[]; idle: readonly Idle[]; today: string }> {
  // A curve is that of all devices of a model, whichever are asked for.
  const { things, today } = await loadCosts(ctx, sql`true`, ['work'])
  const ids = things.flatMap(({ id, isHere }) => (isHere ? id : []))
  const wanted = await sql<{ id: string }>`
    select t.id from asset t where t.id = any(${ids}::uuid[]) and ${where}`.execute(ctx.db)
  const asked = new Set(wanted.rows.map(({ id }) => id))
  const { rows } = await sql<Holding>`
    select h.item_id, h.holder_id, e.kind, h.since::date::text as since, h.due_back::text
    from holding h join entity e on e.id = h.holder_id where h.item_id = any(${ids}::uuid[]) order by h.since, h.holder_id`.execute(
    ctx.db,
  )
  const holdings = Map.groupBy(rows, ({ item_id }) => item_id)
  const gone = await whoLeft(
    ctx,
    rows.map(({ holder_id }) => holder_id),
  )
  const decided = await valuesOf(ctx, [idleDays, memoryPercent, diskPercent, busyDays])
  const setTo = ({ name }: { name: string }) => Number(decided.get(name))
  const limits = {
    today,
    days: setTo(idleDays),
    memory: setTo(memoryPercent),
    disk: setTo(diskPercent),
  }
  const usage = await usageOf(ctx, ids, { today, days: setTo(busyDays) })
  const extras = await extraOnes(ctx, things, rows)
  const savings = savingsOf(things, today)
  const smaller = smallerOnes(things, usage)
  const idle = things.flatMap((thing): Idle[] => {
    if (!asked.has(thing.id)) return []
    const held = holdings.get(thing.id) ?? []
    const { heard_at, disk, memory } = usage.get(thing.id) ?? unheard
    const saves = savings.get(thing.id) ?? null
    const state = {
      meaning: thing.meaning,
      held: held.map((one) => ({ ...one, gone: gone.has(one.holder_id) })),
      heard_on: heard_at === null ? null : heard_at.slice(0, 10),
      disk,
      memory,
      extra: extras.get(thing.id) ?? null,
      past: saves !== null,
    }
    const found = reasonsOf(state, limits)
    if (found.length === 0) return []
    const holder_id = held[0]?.holder_id ?? null
    const less = isLarge({ found }) ? (smaller.get(thing.id) ?? null) : null
    return [{ thing, holder_id, found, worth: bookOf(thing), saves, smaller: less }]
  })
  return { things, idle, today }
}

const unheard: Usage = { heard_at: null, disk: null, memory: null }

/** Whether this says that a device has much more memory or disk than it needs. */
export const isLargeBy = (reason: Found['reason']) => reason === 'memory' || reason === 'roomy'
export const isLarge = ({ found }: Pick<Idle, 'found'>) => found.some(({ reason }) => isLargeBy(reason))

const smallerOnes = (things: readonly Thing[], usage: ReadonlyMap<string, Usage>) =>
  smallerOf(
    things.flatMap((thing) => {
      if (!thing.isHere) return []
      const { disk, memory } = usage.get(thing.id) ?? unheard
      const sized = { model: thing.model_id, disk, memory: memory && memoryKnown(memory) }
      return [{ ...thing, ...sized, isUsed: thing.meaning === 'in-use' }]
    }),
  )

/** Of computers and phones, which run programs, one is enough for most. */
async function extraOnes(ctx: Read, things: readonly Thing[], rows: readonly Holding[]) {
  const { types } = await groundOf(ctx)
  const runs = new Set(types.flatMap(({ code, capacities }) => (capacities.includes('software') ? code : [])))
  const typeOf = new Map(things.map(({ id, type }) => [id, type]))
  return extrasOf(
    rows.flatMap(({ item_id: thing, holder_id: holder, kind, since }) => {
      const type = typeOf.get(thing)
      return kind === 'person' && type !== undefined && runs.has(type) ? [{ thing, holder, type, since }] : []
    }),
  )
}

function savingsOf(things: readonly Thing[], today: string): Map<string, Money> {
  const models = Map.groupBy(things, ({ model_id }) => model_id)
  return new Map(
    [...models].flatMap(([model, some]) => {
      const curve = model === null ? null : modelCurve(some, today)
      if (!curve || curve.currency === null) return []
      const { currency } = curve
      return pastCheapest(some, curve, today).map(
        ({ thing, saves }) => [thing.id, { minor: saves, currency }] as const,
      )
    }),
  )
}
