import type { Input } from '#lib/contract'
import { inputRefused, Refusal, refuseIf } from '#lib/refusal'
import { archiveEntity } from '#kernel/archive'
import { staff } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import { changesOf, isNone } from '#kernel/changes'
import type { Write } from '#kernel/context'
import { createEntities, type EntityRef, saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { toChange } from '#kernel/to-change'
import { knownPeople, vendorsOpen } from '../contract-commands.ts'
import type { comparing } from './contract.ts'
import { comparisonArchived, comparisonChanged, comparisonCreated, comparisonPaired } from './events.ts'
import { loaded } from './load.ts'
import { partsProblem, refusal } from './policy.ts'
import { ComparisonDraft, type Pair } from './schemas.ts'
import { w } from './words.ts'

type Parts = Pick<ReturnType<typeof ComparisonDraft.parse>, 'criteria' | 'offers'>

function refuseParts({ criteria, offers }: Parts) {
  const problem = partsProblem(criteria, offers)
  if (problem) throw inputRefused(problem.field, problem.why)
}
const vendorsIn = ({ offers }: Pick<Parts, 'offers'>) =>
  offers.flatMap(({ vendor_id }) => (vendor_id === null ? [] : [vendor_id]))
const asJson = ({ criteria, offers }: Partial<Parts>) => ({
  ...(criteria && { criteria: JSON.stringify(criteria) }),
  ...(offers && { offers: JSON.stringify(offers) }),
})

/** Begins comparisons, in order; IT sees them. */
export async function createComparisons(
  ctx: Write,
  drafts: readonly ComparisonDraft[],
): Promise<EntityRef[]> {
  if (drafts.length === 0) return []
  const audience_id = await audienceOf(ctx, [staff])
  const all = drafts.map(({ id = newId(), ...draft }) => ({ id, ...ComparisonDraft.parse(draft) }))
  for (const one of all) refuseParts(one)
  await vendorsOpen(ctx, all.flatMap(vendorsIn))
  await knownPeople(
    ctx,
    all.map(({ owner_id }) => owner_id),
  )
  const entities = await createEntities(
    ctx,
    'comparison',
    all.map(({ id, name: title, sought: words }) => ({ id, title, audience_id, words })),
  )
  await ctx.db
    .insertInto('comparison')
    .values(
      all.map(({ name: title, criteria, offers, ...row }, n) => ({
        ...row,
        ...asJson({ criteria, offers }),
        title,
        key: entities[n]?.key ?? '',
        audience_id,
        updated_at: ctx.now,
      })),
    )
    .execute()
  for (const entity of entities) ctx.emit(comparisonCreated, entity, { name: entity.title })
  return entities
}

export async function saveComparison(
  ctx: Write,
  { id, version, ...patch }: Input<typeof comparing.saveComparison>,
) {
  const ref = await toChange(ctx, 'comparison', { id, version })
  const { row, criteria, offers, stands } = await loaded(ctx, id)
  refuseIf(refusal.change(stands))
  const { title, ...facts } = row
  const changed = changesOf({ ...facts, name: title, criteria, offers }, patch)
  if (isNone(changed)) return { version: ref.version }
  const { name, criteria: asked, offers: given, ...columns } = changed.after
  refuseParts({ criteria: asked ?? criteria, offers: given ?? offers })
  if (given) {
    const before = new Set(vendorsIn({ offers }))
    await vendorsOpen(
      ctx,
      vendorsIn({ offers: given }).filter((vendor) => !before.has(vendor)),
    )
  }
  if (columns.owner_id) await knownPeople(ctx, [columns.owner_id])
  await ctx.db
    .updateTable('comparison')
    .set({
      ...columns,
      ...asJson({ ...(asked && { criteria: asked }), ...(given && { offers: given }) }),
      updated_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
  const after = await saveEntity(ctx, ref, { title: name, words: columns.sought ?? row.sought })
  ctx.emit(comparisonChanged, after, changed)
  return { version: ref.version + 1 }
}

const namesOf = ({ about, a, b }: Pair) => [about ?? '', ...[a, b].toSorted()].join(' ')

/** Writes down comparisons in pairs; of the same two under the same criterion the last one counts. */
export async function pairUp(ctx: Write, { id, pairs: said, weighing }: Input<typeof comparing.pairUp>) {
  const ref = await toChange(ctx, 'comparison', { id })
  const { row, pairs, criteria, offers, stands } = await loaded(ctx, id)
  refuseIf(refusal.change(stands))
  const known = new Set([...criteria, ...offers].map((one) => one.id))
  for (const { about, a, b } of said)
    if (a === b || ![a, b, ...(about === null ? [] : [about])].every((one) => known.has(one)))
      throw new Refusal('invalid', w.later('no-such-part'))
  const before = new Map(pairs.map((one) => [namesOf(one), one]))
  const after = new Map([...before, ...said.map((one) => [namesOf(one), one] as const)])
  const changed = [...new Set(said.map(namesOf))].filter(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
  )
  const now = changesOf(row, { weighing })
  if (changed.length === 0 && isNone(now)) return { version: ref.version }
  await ctx.db
    .updateTable('comparison')
    .set({ pairs: JSON.stringify([...after.values()]), ...now.after, updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
  await saveEntity(ctx, ref, {})
  const those = (some: ReadonlyMap<string, Pair>) => changed.flatMap((name) => some.get(name) ?? [])
  if (changed.length > 0) ctx.emit(comparisonPaired, ref, { took: those(before), put: those(after) })
  if (!isNone(now)) ctx.emit(comparisonChanged, ref, now)
  return { version: ref.version + 1 }
}

export const archiveComparison = (ctx: Write, input: Input<typeof comparing.archiveComparison>) =>
  archiveEntity(ctx, input, { kind: 'comparison', event: comparisonArchived })
