import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { saveEntity } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { together } from '#kernel/together'
import type { people } from '../contract.ts'
import { outcomes, type Taken, takenOf } from '../engine/merge.ts'
import { personMerged, personMergedAway } from '../events.ts'
import { mergeProblem } from '../policy.ts'
import { w } from '../words.ts'
import { openPart, privateFacts } from './change-people.ts'
import { type Loaded, loadPeople } from './load.ts'
import { isBelow } from './managers.ts'
import { stateAfter } from './states.ts'
import { personWords } from './search-words.ts'
import { membersProblem, tellTeams } from './teams.ts'

/** What a merge would do, worked out once for preview and deed alike. */
export async function planMerge(
  ctx: Write,
  { keep, merge }: Pick<Input<typeof people.merge>, 'keep' | 'merge'>,
) {
  refuseIf(keep === merge && w.later('merge-itself'))
  const [kept, merged] = await loadPeople(ctx, [keep, merge])
  if (!kept || !merged) throw new Error('loadPeople gives as many as it is asked for')
  const accounts = await ctx.db
    .selectFrom('account')
    .select('person_id')
    .where('person_id', 'in', merged.parts)
    .where('disabled_at', 'is', null)
    .execute()
  const problem = mergeProblem(ctx.actor, side(kept), { ...side(merged), account: accounts.length > 0 })
  const fields = outcomes(kept.row, merged.row, await never(ctx, kept, merged))
  const teams = await teamsToJoin(ctx, kept, merged)
  return { kept, merged, problem, fields, teams }
}

const side = ({ ref, row }: Loaded) => ({
  name: ref.title,
  merged: ref.merged_into !== null,
  anonymised: row.anonymised_at !== null,
  account: false,
})

/** What the kept one must not take: a manager below themselves, a first day that would send them back to the start. */
async function never(ctx: Write, kept: Loaded, merged: Loaded): Promise<Set<string>> {
  const out = new Set<string>()
  const manager = merged.row.manager_id
  if (
    manager !== null &&
    (kept.parts.includes(manager) ||
      merged.parts.includes(manager) ||
      (await isBelow(ctx, manager, kept.ref.id)))
  )
    out.add('manager_id')
  const after = await stateAfter(ctx, { ...kept.row, starts_on: merged.row.starts_on })
  if (after !== kept.row.state) out.add('starts_on')
  return out
}

/** Teams of the merged one that the kept one is not in, as far as this actor may change who is in them. */
async function teamsToJoin(ctx: Write, kept: Loaded, merged: Loaded) {
  const rows = await ctx.db
    .selectFrom('membership as m')
    .innerJoin('principal as t', 't.id', 'm.team_id')
    .select(['m.team_id as id', 't.name', 'm.lead'])
    .where('m.person_id', 'in', merged.parts)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('membership as own')
            .select('own.team_id')
            .whereRef('own.team_id', '=', 'm.team_id')
            .where('own.person_id', '=', kept.ref.id),
        ),
      ),
    )
    .orderBy('t.name')
    .execute()
  const allowed = await together(...rows.map(async ({ id }) => (await membersProblem(ctx, id)) === null))
  return rows.filter((_, n) => allowed[n])
}

/** Makes two records of one person one. Nothing that names the merged one is rewritten: whoever reads it is led on. */
export async function mergePeople(ctx: Write, input: Input<typeof people.merge>) {
  const { kept, merged, problem, fields, teams } = await planMerge(ctx, input)
  if (problem) throw new Refusal('conflict', problem)
  const id = newId()
  const taken = takenOf(fields)
  const { active } = await ctx.db
    .selectFrom('principal')
    .select('active')
    .where('id', '=', merged.ref.id)
    .executeTakeFirstOrThrow()
  await saveEntity(ctx, merged.ref, { merged_into: kept.ref.id })
  await ctx.db.updateTable('principal').set({ active: false }).where('id', '=', merged.ref.id).execute()
  await setFacts(
    ctx,
    kept.ref.id,
    Object.fromEntries(Object.entries(taken).map(([field, { after }]) => [field, after])),
  )
  if (teams.length > 0)
    await ctx.db
      .insertInto('membership')
      .values(teams.map(({ id: team_id, lead }) => ({ team_id, person_id: kept.ref.id, lead })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await saveEntity(ctx, kept.ref, {
    words: `${personWords({ ...kept.row, emails: kept.emails })} ${merged.ref.title} ${personWords({ ...merged.row, emails: merged.emails })}`,
  })
  await ctx.db
    .insertInto('person_merge')
    .values({
      id,
      kept_id: kept.ref.id,
      merged_id: merged.ref.id,
      taken: JSON.stringify({ facts: taken, teams: teams.map(({ id: team }) => team) }),
      active,
      merged_at: ctx.now,
      merged_by: ctx.actor.id,
    })
    .execute()
  const told = { merged_id: merged.ref.id, merge_id: id }
  const reached = { emails: [...kept.emails, ...merged.emails], phones: [...kept.phones, ...merged.phones] }
  ctx.emit(personMerged, kept.ref, { ...told, ...changedBy(taken, kept, reached) })
  await tellTeams(ctx, kept.ref.id, teams, true)
  ctx.emit(personMergedAway, merged.ref, { kept_id: kept.ref.id, merge_id: id })
  return { merge_id: id }
}

/** What a merge, or its end, makes of the facts that everyone may know, and which others it changes. */
export function changedBy(taken: Taken, before: Reached, after: Reached) {
  const reached = (side: Reached) =>
    openPart({ emails: side.emails, phones: side.phones }, ['emails', 'phones'])
  const open = Object.entries(taken).filter(([field]) => !privateFacts.has(field))
  return {
    before: { ...Object.fromEntries(open.map(([field, one]) => [field, one.before])), ...reached(before) },
    after: { ...Object.fromEntries(open.map(([field, one]) => [field, one.after])), ...reached(after) },
    untold: Object.keys(taken).filter((field) => privateFacts.has(field)),
  }
}
type Reached = Pick<Loaded, 'emails' | 'phones'>

/** Writes facts of a person by name; what is an object becomes JSON. */
export async function setFacts(ctx: Write, id: string, facts: Readonly<Record<string, unknown>>) {
  const columns = Object.entries(facts).map(([field, value]) => [
    field,
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  ])
  await sql`update person set updated_at = ${ctx.now}::timestamptz where id = ${id}::uuid`.execute(ctx.db)
  if (columns.length > 0)
    await ctx.db
      .updateTable('person')
      .set(Object.fromEntries(columns) as Record<string, never>)
      .where('id', '=', id)
      .execute()
}
