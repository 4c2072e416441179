import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { saveEntity } from '#kernel/entity'
import type { Read, Write } from '#kernel/context'
import { w as house } from '#kernel/words'
import type { people } from '../contract.ts'
import { personUnmerged } from '../events.ts'
import { type Took, unmergeProblem } from '../policy.ts'
import { loadPeople } from './load.ts'
import { changedBy, setFacts } from './merge.ts'
import { personWords } from './search-words.ts'
import { leadsIn, tellTeams } from './teams.ts'

/** Takes a merge back: what the kept one took goes, the merged one stands by itself again. */
export async function unmergePeople(ctx: Write, { merge_id }: Input<typeof people.unmerge>) {
  const merge = await mergeNamed(ctx, merge_id)
  const [kept, merged] = await loadPeople(ctx, [merge.kept_id, merge.merged_id])
  if (!kept || !merged) throw new Error('loadPeople gives as many as it is asked for')
  refuseIf(unmergeProblem(merge, kept, merged, ctx.actor.language))
  const { facts, teams } = merge.taken as Took
  const left = await leadsIn(ctx, kept.ref.id, teams)
  await setFacts(
    ctx,
    kept.ref.id,
    Object.fromEntries(Object.entries(facts).map(([field, { before }]) => [field, before])),
  )
  if (teams.length > 0)
    await ctx.db
      .deleteFrom('membership')
      .where('person_id', '=', kept.ref.id)
      .where('team_id', 'in', teams)
      .execute()
  await saveEntity(ctx, merged.ref, { merged_into: null })
  await ctx.db
    .updateTable('principal')
    .set({ active: merge.active })
    .where('id', '=', merged.ref.id)
    .execute()
  const [alone] = await loadPeople(ctx, [merge.kept_id])
  if (alone) await saveEntity(ctx, alone.ref, { words: personWords({ ...alone.row, emails: alone.emails }) })
  await ctx.db.updateTable('person_merge').set({ undone_at: ctx.now }).where('id', '=', merge_id).execute()
  const told = { merged_id: merged.ref.id, merge_id }
  ctx.emit(personUnmerged, kept.ref, { ...told, ...changedBy(turned(facts), kept, alone ?? kept) })
  ctx.emit(personUnmerged, merged.ref, { ...told, kept_id: kept.ref.id })
  await tellTeams(ctx, kept.ref.id, left, false)
}

const turned = (facts: Took['facts']) =>
  Object.fromEntries(
    Object.entries(facts).map(([field, { before, after }]) => [field, { before: after, after: before }]),
  )

async function mergeNamed(ctx: Read, id: string) {
  const merge = await ctx.db.selectFrom('person_merge').selectAll().where('id', '=', id).executeTakeFirst()
  if (!merge) throw new Refusal('not-found', house.later('not-found'))
  return merge
}
