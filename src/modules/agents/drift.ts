import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { say } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read, Write } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { kindOf } from '#kernel/kinds'
import { containing } from '#kernel/like'
import { inAudience } from '#kernel/visible'
import { factsOfAssets, isLocked, lockField } from '#modules/assets/public'
import type { AssetField } from './asset-fields.ts'
import type { agents, Drift } from './contract.ts'
import { takeFact } from './reconcile.ts'
import { sayingOtherwise } from './said.ts'

/** Where counting ends: more than that is as good as many. */
const mostCounted = 1000

/**
 * What agents say otherwise than it stands on assets that the reader sees from inside, field by field. Of two agents on one
 * asset the one that was seen last says what is so. Walks the marked agents by asset, so that a page reads hardly more than it shows; `offset 0` has
 * the planner ask for each other agent by its asset, and not read all of them first.
 */
const drifts = (ctx: Read) => sql`
  from agent a
  join entity e on e.id = a.asset_id and ${inAudience(ctx.actor, 'e')}
  join ${factsOfAssets} t on t.id = a.asset_id and t.meaning <> 'gone'
  cross join lateral ${sayingOtherwise} o
  where a.differs and a.state = 'matched' and not exists (select from agent b where b.asset_id = a.asset_id and b.state = 'matched'
    and b.said ? o.field and (b.seen_at, b.id) > (a.seen_at, a.id) offset 0)`

function wanted({ kept, find }: Pick<Input<typeof agents.drift>, 'kept' | 'find'>) {
  const locked = isLocked(sql`a.asset_id`, sql`o.field`)
  const ofState = kept ? locked : sql`not ${locked}`
  if (find === '') return ofState
  const like = containing(find)
  return sql`${ofState} and (lower(e.title) like ${like} or lower(o.value) like ${like} or lower(o.stands) like ${like}
    or lower(e.key) = ${find.toLowerCase()})`
}

const next = ({ asset, field }: Drift) => seal([asset.id, field])
function beyond(cursor: string | undefined) {
  if (cursor === undefined) return sql`true`
  const [asset, field] = unseal(cursor, ['uuid', 'text'])
  return sql`a.asset_id >= ${asset}::uuid and e.id >= ${asset}::uuid and t.id >= ${asset}::uuid and (a.asset_id, o.field) > (${asset}::uuid, ${field}::text)`
}

/** All that differs and nobody has decided on, or what somebody keeps as it stands. */
export async function listDrift(ctx: Read, { after, limit, ...asked }: Input<typeof agents.drift>) {
  const isFirst = after === undefined
  if (!may(ctx.actor, kindOf('asset').can.read)) return { items: [], next: null, n: 0, capped: false }
  // The first page counts as well, by the same walk.
  const most = Math.max(limit, isFirst ? mostCounted : 0) + 1
  const { rows } = await sql<Drift>`
    select concat(a.asset_id, '.', o.field) as id, jsonb_build_object('id', e.id, 'key', e.key, 'title', e.title) as asset,
      o.field, o.stands, o.value, a.id as agent_id, coalesce(nullif(a.name, ''), a.device) as agent, a.seen_at
    ${drifts(ctx)} and ${wanted(asked)} and ${beyond(after)}
    order by a.asset_id, o.field limit ${most}::int`.execute(ctx.db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? next(last) : null,
    n: isFirst ? Math.min(rows.length, mostCounted) : null,
    capped: isFirst && rows.length > mostCounted,
  }
}

interface Place {
  readonly asset_id: string
  readonly field: AssetField
}

/** Does it with each, in one order for everybody; what is refused is left, with the reason. */
async function withEach<T extends Place>(
  ctx: Write,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
) {
  const left: { asset_id: string; field: AssetField; why: string }[] = []
  for (const item of items.toSorted((a, b) => (a.asset_id < b.asset_id ? -1 : 1)))
    try {
      await work(item)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { asset_id, field } = item
      left.push({ asset_id, field, why: say(error.sentence, ctx.actor.language) })
    }
  return { n: items.length - left.length, left }
}

/** Writes to assets what their agents report, as it was when it was decided; what cannot be is left, with the reason. */
export const takeDrift = (ctx: Write, { items }: Input<typeof agents.takeDrift>) =>
  withEach(ctx, items, ({ asset_id: id, agent_id, field, stands, value }) =>
    takeFact(ctx, { id, agent_id, field }, { stands, value }),
  )

/** Keeps what stands on assets: no report changes these fields from then on, or they may again. */
export const keepDrift = (ctx: Write, { items, kept }: Input<typeof agents.keepDrift>) =>
  withEach(ctx, items, ({ asset_id: id, field }) => lockField(ctx, { id, field, locked: kept }))
