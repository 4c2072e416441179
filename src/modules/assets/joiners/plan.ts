import { sql } from 'kysely'
import type { Joining } from '#modules/people/public'
import type { Read } from '#kernel/context'
import { todayOf } from '#kernel/today'
import { pickKit } from '../engine/kit.ts'
import { stockOf } from '../kits/queries.ts'
import type { Lacking } from './contract.ts'

export interface Kit {
  readonly id: string
  readonly name: string
  readonly department_id: string | null
  readonly job_title: string
  readonly product_ids: readonly string[]
}

/** The kits that are for somebody in particular. */
export async function assignedKits({ db }: Pick<Read, 'db'>): Promise<Kit[]> {
  const { rows } = await sql<Kit>`
    select id, name, department_id, job_title, product_ids from asset_kit
    where not archived and (department_id is not null or job_title <> '') order by name, id`.execute(db)
  return rows
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

/** Whether a kit is for somebody: by their department or one that it is a part of, and by their job title, whichever it names. */
export const isFor = ({ department_id, job_title }: Kit, joining: Joining) =>
  (department_id === null || joining.departments.includes(department_id)) &&
  (job_title === '' || same(job_title, joining.job_title))

interface Item extends Omit<Lacking, 'missing'> {
  readonly model_id: string | null
  readonly only: string | null
  readonly quantity: number
}

/** How many of each of these things others who begin are told of, that are not booked and that they do not have yet. */
async function promised(ctx: Read, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select p.id, sum(p.quantity)::int as n from asset_joiner j
    cross join lateral jsonb_to_recordset(j.picks) as p(id uuid, quantity int)
    where j.over_at is null and j.starts_on >= ${todayOf(ctx)}::date and p.id = any(${[...ids]}::uuid[])
      and not exists (select from holding h where h.item_id = p.id and h.holder_id = j.person_id)
    group by p.id`.execute(ctx.db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** What of these kits is free now, for nobody else who begins, and what is missing. */
export async function planFor(ctx: Read, kits: readonly Kit[]) {
  const { rows } = await sql<Item>`
    select i.model_id, i.type as only, i.quantity, coalesce(i.type, m.type) as type, coalesce(f.name, '') as manufacturer,
      coalesce(m.name, '') as model, coalesce(nullif(trim(concat_ws(' ', f.name, m.name)), ''), t.title) as title
    from asset_kit_item i left join asset_model m on m.id = i.model_id left join manufacturer f on f.id = m.manufacturer_id
    left join asset_type t on t.code = i.type
    where i.kit_id = any(${kits.map(({ id }) => id)}::uuid[]) order by i.kit_id, i.position`.execute(ctx.db)
  const wanted = rows.map(({ model_id, only, quantity }) => ({ model: model_id, type: only, quantity }))
  const there = await stockOf(ctx, wanted, undefined)
  const taken = await promised(
    ctx,
    there.map(({ id }) => id),
  )
  const free = there.map((one) => ({ ...one, quantity: one.quantity - (taken.get(one.id) ?? 0) }))
  const { picks, short } = pickKit(
    wanted,
    free.filter(({ quantity }) => quantity > 0),
  )
  return {
    picks: [...picks],
    short: rows.flatMap(({ model_id: _, only: __, quantity: ___, ...item }, n): Lacking[] => {
      const missing = short[n] ?? 0
      return missing > 0 ? [{ ...item, missing }] : []
    }),
  }
}
