import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { keepRows } from '#kernel/keep-rows'
import { todayOf } from '#kernel/today'
import { type Found, isLargeBy, liesBy, memoryKnown, reasonsOf } from '../engine/idle.ts'
import { extraOnes, holdingsOf } from './holders.ts'
import { limitsOf } from './limits.ts'
import { fitsOf } from './models.ts'

interface Row {
  id: string
  meaning: string
  type: string
  model_id: string | null
  audience_id: number
  heard_on: string | null
  disk_total: number | null
  disk_used: number | null
  memory_total: number | null
  memory_most: number | null
  memory_days: number | null
  worth: number | null
  worth_currency: string | null
}

async function devicesOf({ db }: Read, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, t.meaning, t.type, t.model_id, t.audience_id, u.heard_on::text, u.disk_total, u.disk_used, u.memory_total,
      u.memory_most, u.memory_days, -s.worth as worth, s.currency as worth_currency
    from asset t join asset_type k on k.code = t.type left join idle_usage u on u.asset_id = t.id
    left join lateral (
      select worth, currency from cost_sum where asset_id = t.id and worth is not null order by currency limit 1) s on true
    where t.id = any(${[...ids]}::uuid[]) and t.meaning in ('ready', 'in-use')
      and not k.capacities && array['counted', 'consumable']`.execute(db)
  return rows
}

interface Saving {
  asset_id: string
  whole: boolean
  minor: number
  currency: string
}

/** What is the same for all devices of a look: limits, and which smaller models there are. */
export async function idleGround(ctx: Read) {
  const { busy: _, ...limits } = await limitsOf(ctx)
  return { limits: { ...limits, today: todayOf(ctx) }, fits: await fitsOf(ctx) }
}
type Ground = Awaited<ReturnType<typeof idleGround>>

/**
 * Reckons anew why these devices do less than they could, for lists; those of which that is not so any more go. Each twice: of everything that
 * is known, for those who see all of it, and of what all those know who see the device. Only what has changed is written.
 */
export async function reckonIdle(ctx: Write, ids: readonly string[], ground: Ground): Promise<void> {
  const devices = await devicesOf(ctx, ids)
  const holdings = await holdingsOf(ctx, ids)
  const extras = await extraOnes(ctx, ids)
  const { rows } = await sql<Saving>`
    select asset_id, whole, minor, currency from idle_saving where asset_id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
  const savings = new Map(rows.map((one) => [`${one.asset_id} ${one.whole}`, one]))
  const kept = devices.flatMap((device) =>
    [true, false].flatMap((whole) => {
      const saving = savings.get(`${device.id} ${whole}`)
      const held = holdings.get(device.id) ?? []
      const found = reasonsOf(
        {
          meaning: device.meaning,
          held,
          heard_on: device.heard_on,
          ...sizesOf(device),
          extra: (whole ? extras.whole : extras.own).get(device.id) ?? null,
          past: saving !== undefined,
        },
        ground.limits,
      )
      if (found.length === 0) return []
      return keptOf(device, { whole, found, saving, holder_id: held[0]?.holder_id ?? null, ground })
    }),
  )
  if (await keepRows(ctx, ['idle_thing', 'asset_id', 'whole'], ids, kept)) await fallBehind(ctx)
  await noteAudiences(ctx, devices)
}

/** Sums are of before: they are made anew at the next look. */
export const fallBehind = ({ db }: Pick<Write, 'db'>) =>
  sql`update idle_round set behind = true where not behind`.execute(db)

function sizesOf({ disk_total, disk_used, memory_total, memory_most, memory_days }: Row) {
  return {
    disk: disk_total === null || disk_used === null ? null : { total: disk_total, used: disk_used },
    memory: memory_total === null ? null : { total: memory_total, most: memory_most, days: memory_days ?? 0 },
  }
}

interface Reckoned {
  whole: boolean
  found: readonly Found[]
  saving: Saving | undefined
  holder_id: string | null
  ground: Ground
}

const unknown = { minor: null, currency: null }

function keptOf(device: Row, { whole, found, saving, holder_id, ground }: Reckoned) {
  const { id, model_id: model, type, audience_id, worth, worth_currency } = device
  const { disk, memory } = sizesOf(device)
  const sized = {
    model,
    type,
    disk,
    memory: memory && memoryKnown(memory),
  }
  const isLarge = found.some(({ reason }) => isLargeBy(reason))
  const fit = isLarge ? ground.fits(whole ? null : audience_id)(sized) : null
  const { minor: saves, currency: saves_currency } = saving ?? unknown
  const { minor: smaller, currency: smaller_currency } = fit?.saves ?? unknown
  return {
    asset_id: id,
    whole,
    found,
    reasons: found.map(({ reason }) => reason),
    lies: found.some(({ reason }) => liesBy(reason)),
    holder_id,
    since: found.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null,
    worth,
    worth_currency,
    saves,
    saves_currency,
    smaller,
    smaller_currency,
    smaller_model: fit?.model ?? null,
  }
}

/** Who sees one of these sees what is told of all, only if they see the others too. */
async function noteAudiences({ db }: Write, devices: readonly Row[]) {
  const all = [...new Set(devices.map(({ audience_id }) => audience_id))]
  await sql`update idle_round set audiences = array(select distinct unnest(audiences || ${all}::integer[]))
    where not audiences @> ${all}::integer[]`.execute(db)
}
