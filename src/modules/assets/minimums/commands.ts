import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { seen } from '#kernel/visible'
import { tell } from '../catalogue/keep.ts'
import type { minimumEndpoints } from './contract.ts'
import { refusal } from './policy.ts'
import { modelOf } from './queries.ts'
import { w } from './words.ts'

/** Says how many of a model must lie ready, everywhere or in a place; of 0 nothing is said any more. */
export async function keepReady(
  ctx: Write,
  { id, place_id, least }: Input<typeof minimumEndpoints.keepReady>,
): Promise<void> {
  const model = await modelOf(ctx, id)
  // What was said may be taken back whatever the model is now.
  if (least > 0) refuseIf(refusal(model))
  if (place_id !== null) {
    const { archived_at, title } = await seen(ctx, place_id, 'place')
    // What is in the archive is looked at no more, and so would be what is said of it.
    refuseIf(least > 0 && archived_at !== null && w.later('place-archived', { place: title }))
  }
  const { numAffectedRows } =
    least === 0
      ? await sql`delete from asset_model_minimum
          where model_id = ${id}::uuid and place_id is not distinct from ${place_id}::uuid`.execute(ctx.db)
      : await sql`insert into asset_model_minimum as n (id, model_id, place_id, least)
          values (${newId()}::uuid, ${id}::uuid, ${place_id}::uuid, ${least}::int)
          on conflict (model_id, place_id) do update set least = excluded.least where n.least <> excluded.least`.execute(
          ctx.db,
        )
  if (numAffectedRows === 0n) return
  await tell(ctx, 'model', id, {
    title: `${model.manufacturer} ${model.name}`.trim(),
    changed: ['minimum'],
    archived: model.archived,
  })
}
