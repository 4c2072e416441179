import { isDeepStrictEqual } from 'node:util'
import { Refusal, refuseIf } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { type EntityRef, saveEntity } from '#kernel/entity'
import { sameAsRead } from '#kernel/stale'
import { personChanged, personPrivateChanged } from '../events.ts'
import { editProblem, nameOf } from '../policy.ts'
import type { PersonPatch } from '../schemas.ts'
import { w } from '../words.ts'
import { replaceContacts } from './contacts.ts'
import { type Loaded, loadPeople } from './load.ts'
import { refuseManagerCycle } from './managers.ts'
import { privateAudience } from './private-audience.ts'
import { personWords } from './search-words.ts'
import { moveStates } from './states.ts'

export const privateFacts: ReadonlySet<string> = new Set(['employee_number', 'ends_on', 'address', 'notes'])

/** Changes the named facts of these people, all alike; who may not change one of them changes none. */
export async function changePeople(
  ctx: Write,
  ids: readonly string[],
  patch: PersonPatch,
  version?: number,
): Promise<number> {
  const people = await loadPeople(ctx, ids)
  for (const person of people) {
    await sameAsRead(ctx, { id: person.ref.id, yours: version, theirs: person.ref.version })
    refuseIf(person.ref.merged_into !== null && w.later('was-merged', { name: person.ref.title }))
    refuseIf(person.row.anonymised_at !== null && w.later('was-anonymised', { name: person.ref.title }))
    const problem = editProblem(ctx.actor, person.row, Object.keys(patch))
    if (problem) throw new Refusal('forbidden', problem)
  }
  const changes = people
    .map((person) => changeOf(person, patch))
    .filter(({ after }) => Object.keys(after).length > 0)
  if (changes.length === 0) return 0
  const merged = await mergedIn(ctx, changes)
  await saveRows(ctx, changes, patch)
  for (const change of changes) await saveNames(ctx, change)
  if (patch.manager_id) await refuseManagerCycle(ctx, ids)
  if (patch.starts_on !== undefined || patch.ends_on !== undefined)
    await moveStates(
      ctx,
      changes.map(({ person }) => person.ref.id),
    )
  for (const change of [...changes, ...(await contactsTaken(ctx, merged))]) await tell(ctx, change)
  return changes.length
}

interface Change {
  person: Loaded
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** What really changes. A name that was made of the other names goes along with them. */
function changeOf(person: Loaded, patch: PersonPatch): Change {
  const now = factsOf(person)
  const wanted: PersonPatch = { ...patch }
  const names = {
    given_name: wanted.given_name ?? now.given_name,
    family_name: wanted.family_name ?? now.family_name,
  }
  if (wanted.display_name === undefined && now.display_name === nameOf({ ...now, display_name: '' })) {
    const made = nameOf(names)
    if (made !== '') wanted.display_name = made
  }
  const changed = Object.entries(wanted).filter(
    ([field, value]) => value !== undefined && !isDeepStrictEqual(now[field as keyof typeof now], value),
  )
  return {
    person,
    before: Object.fromEntries(changed.map(([field]) => [field, now[field as keyof typeof now]])),
    after: Object.fromEntries(changed),
  }
}

const factsOf = ({ row, ref, emails, phones }: Loaded) => ({
  ...row,
  display_name: ref.title,
  emails,
  phones,
})

/** Records that were merged into those whose contacts change: what is no longer listed goes from them as well. */
const mergedIn = async (ctx: Write, changes: readonly Change[]) =>
  loadPeople(
    ctx,
    changes.flatMap(({ person, after }) =>
      'emails' in after || 'phones' in after ? person.parts.slice(1) : [],
    ),
  )

/** What merged records lost with that. */
async function contactsTaken(ctx: Write, merged: readonly Loaded[]): Promise<Change[]> {
  const now = await loadPeople(
    ctx,
    merged.map(({ ref }) => ref.id),
  )
  return merged.flatMap((person, n) => {
    const is = now[n]
    const lost = (['emails', 'phones'] as const).filter(
      (kind) => !isDeepStrictEqual(person[kind], is?.[kind]),
    )
    const of = (one: Loaded | undefined) => Object.fromEntries(lost.map((kind) => [kind, one?.[kind]]))
    return lost.length === 0 ? [] : [{ person, before: of(person), after: of(is) }]
  })
}

/** The same columns for all of them in one statement. */
async function saveRows(ctx: Write, changes: readonly Change[], patch: PersonPatch) {
  const { display_name: _, emails, phones, address, ...columns } = patch
  const ids = changes.map(({ person }) => person.ref.id)
  await ctx.db
    .updateTable('person')
    .set({
      ...columns,
      ...(address !== undefined && { address: address === null ? null : JSON.stringify(address) }),
      updated_at: ctx.now,
    })
    .where('id', 'in', ids)
    .execute()
  for (const { person } of changes) await replaceContacts(ctx, person.parts, { emails, phones })
}

const found: readonly string[] = ['display_name', 'emails', 'username', 'job_title', 'company']

async function saveNames(ctx: Write, { person, after }: Change) {
  const { id } = person.ref
  const name = after['display_name']
  if (typeof name === 'string')
    await ctx.db.updateTable('principal').set({ name }).where('id', '=', id).execute()
  if (!found.some((field) => field in after)) {
    await saveEntity(ctx, person.ref, {})
    return
  }
  const words = personWords({ ...factsOf(person), ...after })
  await saveEntity(ctx, person.ref, { ...(typeof name === 'string' && { title: name }), words })
}

async function tell(ctx: Write, { person, before, after }: Change) {
  const subject: EntityRef = person.ref
  const open = Object.keys(after).filter((field) => !privateFacts.has(field))
  const told = { before: openPart(before, open), after: openPart(after, open) }
  if (!isDeepStrictEqual(told.before, told.after)) ctx.emit(personChanged, subject, told)
  const fields = Object.keys(after).filter(
    (field) => privateFacts.has(field) || privateContacts(before[field], after[field]),
  )
  if (fields.length > 0)
    ctx.emit(
      personPrivateChanged,
      { ...subject, audience_id: await privateAudience(ctx) },
      { fields },
      { granted: false },
    )
}

interface Labelled {
  label: string
}
const labelled = (value: unknown): value is Labelled[] =>
  Array.isArray(value) &&
  value.every((one: unknown) => typeof one === 'object' && one !== null && 'label' in one)
const privateOnes = (value: unknown) =>
  labelled(value) ? value.filter(({ label }) => label === 'private') : []
const privateContacts = (before: unknown, after: unknown) =>
  !isDeepStrictEqual(privateOnes(before), privateOnes(after))

export const openPart = (facts: Record<string, unknown>, fields: readonly string[]) =>
  Object.fromEntries(
    fields.map((field) => {
      const value = facts[field]
      return [field, labelled(value) ? value.filter(({ label }) => label !== 'private') : value]
    }),
  )
