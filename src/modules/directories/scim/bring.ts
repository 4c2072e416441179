import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { changePeople, departmentNamed, loadPeople } from '#modules/people/public'
import { type DirectoryRow, mappingOf } from '../directories.ts'
import type { Entry } from '../engine/entry.ts'
import { type Plan, planOf } from '../engine/plan.ts'
import { personProvisioned } from '../events.ts'
import type { Run } from '../sync/each.ts'
import { flagPeople } from '../sync/flags.ts'
import { followMerges, heldOf, knownBy } from '../sync/known.ts'
import { addPeople, adoptPeople, updateManagers, updatePeople } from '../sync/people.ts'
import { w } from '../words.ts'
import { departmentOf, entryOfUser } from './engine/person.ts'
import type { Values } from './engine/schema.ts'

/** Provisioning knows people by address alone: what somebody is called elsewhere proves nothing here. */
const nameless = (entry: Entry): Entry => ({ ...entry, username: null })

async function planFor(ctx: Write, directory: DirectoryRow, entry: Entry): Promise<Plan> {
  const known = await knownBy(ctx, [nameless(entry)])
  const people = [...known.byEmail.values()].map(({ person_id }) => person_id)
  await reclaim(ctx, directory, entry, people)
  const held = await heldOf(ctx, directory, { entry: entry.id, people })
  const plan = planOf({
    entries: [entry],
    held,
    byEmail: known.byEmail,
    byUsername: new Map(),
    mapping: mappingOf(directory),
  })
  // The others are not gone: only one was asked about.
  return { ...plan, gone: [] }
}

/** Whoever was taken away there is the same one when they are brought again; what that means is decided as ever. */
async function reclaim(
  ctx: Write,
  { id }: DirectoryRow,
  { id: entry_id, dn }: Entry,
  people: readonly string[],
) {
  if (people.length === 0) return
  await ctx.db
    .updateTable('directory_person')
    .set({ entry_id, dn, seen_at: ctx.now })
    .where('directory_id', '=', id)
    .where('person_id', 'in', people)
    .where('missing_since', 'is not', null)
    .where('entry_id', '<>', entry_id)
    .execute()
}

function refuseLeft(plan: Plan, { lines }: Run) {
  const [no] = plan.refused
  if (no)
    throw new Refusal('conflict', no.why === 'no-id' ? w.later('no-directory') : w.later(`why-${no.why}`))
  const failed = lines.find(({ what }) => what === 'refused')
  if (failed) throw new Refusal('conflict', w.later('not-taken', { detail: failed.detail }))
}

const holderOf = async ({ db }: Write, { id }: DirectoryRow, entry: string) =>
  (
    await db
      .selectFrom('directory_person')
      .select('person_id')
      .where('directory_id', '=', id)
      .where('entry_id', '=', entry)
      .executeTakeFirst()
  )?.person_id

/** The manager may be named before or after; the department is made where there is none of that name. */
async function place(ctx: Write, run: Run, entry: Entry, user: Values) {
  const person = await holderOf(ctx, run.directory, entry.id)
  if (person === undefined) return
  const named = departmentOf(user)
  if (named !== '') {
    const department_id = await departmentNamed(ctx, named)
    const [loaded] = await loadPeople(ctx, [person])
    if (loaded && loaded.row.state !== 'left' && loaded.row.department_id !== department_id)
      await changePeople(ctx, [person], { department_id })
  }
  if (entry.manager_dn === null) return
  const manager = await holderOf(ctx, run.directory, entry.manager_dn)
  if (manager === undefined) return
  const boss = { ...entry, id: entry.manager_dn, dn: entry.manager_dn, manager_dn: null }
  const personOf = new Map([
    [entry.id, person],
    [boss.id, manager],
  ])
  await updateManagers(ctx, run, [entry, boss], personOf)
}

/** Does with one user what a run of a directory does with one entry. Says what came of it. */
export async function bring(
  ctx: Write,
  directory: DirectoryRow,
  id: string,
  user: Values,
): Promise<Run['lines']> {
  const run: Run = { directory, lines: [], atOnce: true }
  const entry = entryOfUser(id, user)
  await followMerges(ctx, directory)
  const plan = await planFor(ctx, directory, entry)
  await addPeople(ctx, run, plan.add)
  await adoptPeople(ctx, run, plan.adopt)
  refuseLeft(plan, run)
  // No run comes later that would bring what is told otherwise.
  const after = plan.adopt.length > 0 ? await planFor(ctx, directory, entry) : plan
  await updatePeople(ctx, run, after.change)
  await flagPeople(ctx, run, after)
  if (!entry.disabled) await place(ctx, run, entry, user)
  refuseLeft(after, run)
  if (run.lines.some(({ what }) => what === 'added' || what === 'adopted' || what === 'back'))
    await tellProvisioned(ctx, directory, entry)
  return run.lines
}

async function tellProvisioned(ctx: Write, directory: DirectoryRow, { id, email }: Entry) {
  const person = await holderOf(ctx, directory, id)
  if (person === undefined || email === null) return
  for (const { ref } of await loadPeople(ctx, [person]))
    ctx.emit(personProvisioned, ref, { directory: directory.name, email }, { granted: false })
}

/** Whether this user’s person has left here: somebody else has to take them back first. */
export async function hasLeft(ctx: Write, directory: DirectoryRow, id: string): Promise<boolean> {
  const person = await holderOf(ctx, directory, id)
  if (person === undefined) return false
  const [loaded] = await loadPeople(ctx, [person])
  return loaded?.row.state === 'left'
}

/** The user is taken away there: their person is flagged here, and nobody is deleted. */
export async function takeAway(ctx: Write, directory: DirectoryRow, id: string): Promise<Run['lines']> {
  const run: Run = { directory, lines: [], atOnce: true }
  const held = (await heldOf(ctx, directory, { entry: id, people: [] })).filter(
    ({ left, missing_since }) => !left && missing_since === null,
  )
  const gone = held.map(({ person_id }) => person_id)
  await flagPeople(ctx, run, { gone, disabled: [], back: [], revenants: [] })
  return run.lines
}
