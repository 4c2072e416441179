import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { titleSaid } from '#lib/words'
import { shownCustom } from '#facets/custom-fields/public'
import { holdersOf } from '#facets/custody/public'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { readsSeen, type Seen } from '#kernel/visible'
import { Refusal } from '#lib/refusal'
import { seenAmong } from '#kernel/readable'
import { seenByRef } from '#kernel/refs'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import { loadAssets } from '../commands/load.ts'
import type { assets } from '../contract.ts'
import { groundOf } from '../ground.ts'
import { refusal } from '../policy.ts'
import { asItCame } from '../starters.ts'
import type { AssetStatus, AssetType, AssetView } from '../schemas.ts'

export async function choices(ctx: Read) {
  const { types, statuses } = await groundOf(ctx)
  const said = <T extends { title: string; archived: boolean }>(all: readonly T[]) =>
    all
      .filter(({ archived }) => !archived)
      .map((one) => ({ ...one, title: titleSaid(asItCame(one.title), ctx.actor.language) }))
  return { types: said(types), statuses: said(statuses) }
}

interface Around {
  place_id: string | null
  quantity: number
  updated_at: string
  end_of_life: string | null
  type: AssetType
  status: AssetStatus
}

/** One asset; what it cost and where it came from only for those who see it from inside. */
export async function oneAsset(ctx: Read, { id }: Input<typeof assets.get>): Promise<AssetView> {
  const ref = await seenByRef(ctx, id, 'asset')
  if (!readsSeen(ctx.actor, ref)) throw new Refusal('not-found', house.later('not-found'))
  const row = (await loadAssets(ctx, [ref.id])).get(ref.id)
  const around = await aroundOf(ctx, ref.id)
  if (!row || !around) throw new Error('an asset without its row')
  const holdings = (await holdersOf(ctx, [ref.id])).get(ref.id) ?? []
  const named = await namesAround(ctx, [around.place_id, row.home_place_id, row.supplier_id])
  const [custom = {}] = await shownCustom(ctx, 'asset', [row.custom], [row.type])
  const { tag, serial, manufacturer, model, model_number, minimum, warranty_until } = row
  const titled = <T extends { title: string }>(one: T) => ({
    ...one,
    title: titleSaid(asItCame(one.title), ctx.actor.language),
  })
  return {
    id: ref.id,
    key: ref.key,
    version: ref.version,
    name: ref.title,
    created_at: ref.created_at,
    updated_at: around.updated_at,
    tag,
    serial,
    manufacturer,
    model,
    model_number,
    minimum,
    warranty_until,
    custom,
    holdings,
    end_of_life: around.end_of_life,
    quantity: around.quantity,
    type: titled(around.type),
    status: titled(around.status),
    place: named(around.place_id),
    home_place: named(row.home_place_id),
    inside: ref.inside,
    bought: ref.inside
      ? {
          supplier: named(row.supplier_id),
          order_no: row.order_no,
          bought_on: row.bought_on,
          cost: row.cost,
          proceeds: row.proceeds,
          note: row.note,
        }
      : null,
    can: canOf(ctx, ref, around.status),
  }
}

function canOf(ctx: Read, { inside }: Seen, { meaning }: AssetStatus): AssetView['can'] {
  const forbidden = inside && may(ctx.actor, 'assets.write') ? null : house.later('forbidden')
  const verdict = verdictFor(ctx)
  return { change: verdict(forbidden), hand: verdict(forbidden ?? refusal.hand({ meaning })) }
}

async function aroundOf({ db }: Read, id: string): Promise<Around | undefined> {
  const { rows } = await sql<Around>`
    select a.place_id, a.quantity, a.updated_at, m.end_of_life::text,
      jsonb_build_object('code', k.code, 'title', k.title, 'icon', k.icon, 'capacities', k.capacities) as type,
      jsonb_build_object('code', s.code, 'title', s.title, 'meaning', s.meaning) as status
    from asset a join asset_type k on k.code = a.type join asset_status s on s.code = a.status
    left join asset_model m on m.id = a.model_id where a.id = ${id}::uuid`.execute(db)
  return rows[0]
}

async function namesAround(ctx: Read, ids: readonly (string | null)[]) {
  const seen = await seenAmong(
    ctx,
    ids.filter((id) => id !== null),
  )
  return (id: string | null) => {
    const found = id === null ? undefined : seen.get(id)
    return found ? { id: found.id, name: found.title } : null
  }
}
