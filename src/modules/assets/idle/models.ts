import { sql } from 'kysely'
import type { Money } from '#lib/money/currency'
import type { Write } from '#kernel/context'
import { keepRows } from '#kernel/keep-rows'
import { todayOf } from '#kernel/today'
import { type Aged, modelCurve, pastCheapest } from '../costs/curve.ts'
import { type Bought, boughtThings } from '../costs/load.ts'
import { fitting, type Model, type Smaller } from '../engine/smaller.ts'

interface Spent {
  asset_id: string
  on: string
  told: boolean
  money: Money
}

type Device = Aged & Pick<Bought, 'audience_id' | 'model_id'>

/**
 * What replacing each device of these models now saves in a year: of everything that is known, and of what all those know who see the
 * device: other devices that they see as well, and nothing that another room told.
 */
export async function reckonModels(ctx: Write, models: readonly string[]): Promise<void> {
  const things = await boughtThings(ctx, sql`t.model_id = any(${[...models]}::uuid[])`)
  const ids = things.map(({ id }) => id)
  const { rows: spent } = await sql<Spent>`
    select asset_id, spent_on::text as on, told, jsonb_build_object('minor', minor, 'currency', currency) as money
    from cost_spent where asset_id = any(${ids}::uuid[])`.execute(ctx.db)
  const spentOn = Map.groupBy(spent, ({ asset_id }) => asset_id)
  const devices = (whole: boolean) =>
    things.map((thing): Device => {
      const pieces = (spentOn.get(thing.id) ?? []).filter(({ told }) => whole || !told)
      return { ...thing, pieces: pieces.map(({ on, money }) => ({ kind: 'repairs', on, money })) }
    })
  const today = todayOf(ctx)
  const savings = [
    ...savingsOf(devices(true), today, ({ model_id }) => `${model_id}`).map((one) => ({ ...one, whole: true })), // prettier-ignore
    ...savingsOf(devices(false), today, ({ model_id, audience_id }) => `${model_id} ${audience_id}`).map((one) => ({ ...one, whole: false })), // prettier-ignore
  ]
  await keepRows(ctx, ['idle_saving', 'asset_id', 'whole'], ids, savings)
}

function savingsOf(things: readonly Device[], today: string, by: (thing: Device) => string) {
  return [...Map.groupBy(things, by).values()].flatMap((some) => {
    const curve = modelCurve(some, today)
    const { currency } = curve
    if (currency === null) return []
    return pastCheapest(some, curve, today).map(({ thing, saves }) => ({
      asset_id: thing.id,
      currency,
      minor: saves,
    }))
  })
}

/** Says anew how large models are and what they were bought for last; as `modelsOf` does it of devices. */
export async function sumUpModels({ db }: Pick<Write, 'db'>): Promise<void> {
  await sql`delete from idle_model`.execute(db)
  await sql`
    insert into idle_model (model_id, audience_id, type, currency, minor, memory, disk)
    select model_id, audience_id, type, last ->> 1, (last ->> 0)::bigint, memory, disk from (
      select t.model_id, t.audience_id, min(t.type) as type, min(u.memory_total) as memory, min(u.disk_total) as disk,
        bool_or(t.meaning = 'in-use') as is_used,
        (array_agg(jsonb_build_array(t.cost_minor, t.currency) order by t.bought_on desc, t.id desc)
          filter (where t.cost_minor is not null and t.bought_on is not null))[1] as last
      from asset t join asset_type k on k.code = t.type left join idle_usage u on u.asset_id = t.id
      where t.model_id is not null and t.meaning <> 'gone' and not k.capacities && array['counted', 'consumable']
      group by grouping sets ((t.model_id), (t.model_id, t.audience_id))
    ) m where is_used and memory is not null and disk is not null and last is not null`.execute(db)
}

interface Kept extends Omit<Model, 'price' | 'id'> {
  model_id: string
  audience_id: number | null
  minor: number
  currency: string
}
type Fits = ReturnType<typeof fitting>

/** Which smaller model would do for a device: of all models, or of those that all know who see it. */
export async function fitsOf({ db }: Pick<Write, 'db'>): Promise<(audience: number | null) => Fits> {
  const { rows } = await sql<Kept>`
    select model_id, audience_id, type, minor, currency, memory, disk from idle_model`.execute(db)
  const fits = new Map(
    [...Map.groupBy(rows, ({ audience_id }) => audience_id)].map(([audience, some]) => [
      audience,
      fitting(
        new Map(
          some.map(({ model_id: id, minor, currency, audience_id: _, ...sizes }) => [
            id,
            { id, ...sizes, price: { minor, currency } },
          ]),
        ),
      ),
    ]),
  )
  const none: Fits = (): Smaller | null => null
  return (audience) => fits.get(audience) ?? none
}
