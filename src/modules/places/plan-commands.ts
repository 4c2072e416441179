import type { Input } from '#lib/contract'
import { refuseIf } from '#lib/refusal'
import { attachFiles, fileOn, showFile } from '#facets/files/public'
import type { Write } from '#kernel/context'
import { toChange } from '#kernel/to-change'
import { seen } from '#kernel/visible'
import type { places } from './contract.ts'
import { pinPlaced, planChanged } from './events.ts'
import { spotOf } from './plan.ts'
import { pictureProblem, planProblem } from './policy.ts'
import { w } from './words.ts'

/** Puts up a picture that the actor brought, or one that lies on the place already; the pins stay where they are. */
export async function setPlan(ctx: Write, { id, file_id: file }: Input<typeof places.setPlan>) {
  const ref = await toChange(ctx, 'place', { id })
  const { level } = await ctx.db
    .selectFrom('place')
    .select('level')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const row = await ctx.db
    .selectFrom('place_plan')
    .select('file_id')
    .where('place_id', '=', id)
    .executeTakeFirst()
  const before = row?.file_id ?? null
  if (before === file) return { before }
  const was = before === null ? undefined : await fileOn(ctx, id, before)
  const here = file === null ? undefined : await fileOn(ctx, id, file)
  const is = file === null ? undefined : (here ?? (await showFile(ctx, { id: file })))
  if (is && file !== null) {
    refuseIf(planProblem(level) ?? pictureProblem(is.media_type))
    if (!here) await attachFiles(ctx, ref, [file], { internal: false })
    await ctx.db
      .insertInto('place_plan')
      .values({ place_id: id, file_id: file })
      .onConflict((there) => there.column('place_id').doUpdateSet({ file_id: file }))
      .execute()
  } else await ctx.db.deleteFrom('place_plan').where('place_id', '=', id).execute()
  const told = (file_id: string | null, name = '') => (file_id === null ? null : { file_id, name })
  ctx.emit(planChanged, ref, { before: told(before, was?.name), after: told(file, is?.name) })
  return { before }
}

/** Puts a place on the plan of one around it, moves its pin, or takes it off. */
export async function pin(ctx: Write, { id, place_id, at }: Input<typeof places.pin>) {
  const ref = await toChange(ctx, 'place', { id })
  await seen(ctx, place_id, 'place')
  const before = await spotOf(ctx, id, place_id)
  if (before?.x === at?.x && before?.y === at?.y) return { before }
  if (at) {
    const { path, archived, title } = await ctx.db
      .selectFrom('place')
      .select(['path', 'archived', 'title'])
      .where('id', '=', place_id)
      .executeTakeFirstOrThrow()
    refuseIf(
      (place_id === id || !path.includes(id)) && w.later('not-within', { name: title, plan: ref.title }),
    )
    refuseIf(archived && w.later('parent-archived', { name: title }))
    await ctx.db
      .insertInto('place_pin')
      .values({ plan_id: id, place_id, ...at })
      .onConflict((there) => there.columns(['plan_id', 'place_id']).doUpdateSet(at))
      .execute()
  } else
    await ctx.db.deleteFrom('place_pin').where('plan_id', '=', id).where('place_id', '=', place_id).execute()
  ctx.emit(pinPlaced, ref, { place_id, before, after: at })
  return { before }
}
