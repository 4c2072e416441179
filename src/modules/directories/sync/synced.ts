import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import { say, type Sentence } from '#lib/words'
import { constraintRefusal } from '#kernel/constraints'
import { type Write, within } from '#kernel/context'
import { changePeople, createPeople, findPeople, loadPeople } from '#modules/people/public'
import type { Lookup } from './client.ts'
import type { RunLine } from './contract.ts'
import { type DirectoryRow, mappingOf } from './directories.ts'
import type { Entry, Facts } from './engine/entry.ts'
import { type Tally, tallyOf } from './engine/lines.ts'
import { type Held, isSuspicious, type Known, managersOf, type Plan, planOf } from './engine/plan.ts'
import { personBack, personFlagged } from './events.ts'
import { syncTeams } from './teams.ts'
import { w } from './words.ts'

export interface Synced {
  outcome: 'done' | 'asks'
  counts: Tally
  lines: RunLine[]
  error: Sentence | null
}

/** Whoever was merged goes on as the one that they were merged into. */
const followMerges = (ctx: Write, { id }: DirectoryRow) =>
  sql`update directory_person k set person_id = e.merged_into from entity e
    where k.directory_id = ${id}::uuid and e.id = k.person_id and e.merged_into is not null
      and not exists (select from directory_person o where o.directory_id = k.directory_id and o.person_id = e.merged_into)`.execute(
    ctx.db,
  )

/** Whom we know from there, as they are here. */
async function heldOf(ctx: Write, { id }: DirectoryRow): Promise<Held[]> {
  const rows = await ctx.db
    .selectFrom('directory_person')
    .selectAll()
    .where('directory_id', '=', id)
    .execute()
  const people = await loadPeople(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  return rows.flatMap((row, n) => {
    const person = people[n]
    if (!person) return []
    const { row: facts, ref, emails, phones } = person
    return [
      {
        entry_id: row.entry_id,
        person_id: row.person_id,
        manager_id: facts.manager_id,
        missing_since: row.missing_since,
        disabled_since: row.disabled_since,
        left: facts.state === 'left',
        facts: {
          display_name: ref.title,
          given_name: facts.given_name,
          family_name: facts.family_name,
          job_title: facts.job_title,
          company: facts.company,
          username: facts.username,
          employee_number: facts.employee_number,
          email: emails.find(({ label }) => label === 'work')?.value ?? null,
          phones: phones.flatMap(({ value, label }) => (label === 'private' ? [] : [{ value, label }])),
        },
      },
    ]
  })
}

/** Whom their addresses and user names might mean. */
async function knownBy(ctx: Write, entries: readonly Entry[]) {
  const { byEmail, byUsername } = await findPeople(ctx, {
    emails: entries.flatMap(({ email }) => email ?? []),
    usernames: entries.flatMap(({ username }) => username ?? []),
  })
  const ids = [...new Set([...byEmail.values(), ...byUsername.values()].flat())]
  const { rows } = await sql<{ id: string; active: boolean }>`
    select id, active from principal where id = any(${ids}::uuid[])`.execute(ctx.db)
  const left = new Map(rows.map(({ id, active }) => [id, !active]))
  const known = (found: ReadonlyMap<string, readonly string[]>) =>
    new Map(
      [...found].flatMap(([name, [person_id]]): [string, Known][] =>
        person_id === undefined ? [] : [[name, { person_id, left: left.get(person_id) ?? true }]],
      ),
    )
  return { byEmail: known(byEmail), byUsername: known(byUsername) }
}

const draftOf = ({ email, phones, display_name, given_name, family_name, ...entry }: Entry) => ({
  display_name: display_name === '' ? undefined : display_name,
  given_name,
  family_name,
  job_title: entry.job_title,
  company: entry.company,
  username: entry.username,
  employee_number: entry.employee_number,
  emails: email === null ? [] : [{ value: email }],
  phones,
})

/** One after another, each whole or not at all: what is wrong with one of them is said, and the others go on. */
async function each<T extends { entry: Entry }>(
  ctx: Write,
  all: readonly T[],
  { work, lines }: { work: (tx: Write, one: T) => Promise<unknown>; lines: RunLine[] },
): Promise<number> {
  let done = 0
  for (const one of all)
    try {
      await within(ctx, ctx.cause, (tx) => work(tx, one))
      done += 1
    } catch (error) {
      const refusal = error instanceof Refusal ? error : constraintRefusal(error)
      if (!refusal) throw error
      lines.push({ what: 'refused', name: nameOf(one.entry), detail: say(refusal.sentence, 'en') })
    }
  return done
}

const nameOf = ({ display_name, given_name, family_name, dn }: Entry) =>
  display_name || `${given_name} ${family_name}`.trim() || dn

async function remember(
  ctx: Write,
  { id }: DirectoryRow,
  { entry, person_id }: { entry: Entry; person_id: string },
) {
  await ctx.db
    .insertInto('directory_person')
    .values({ directory_id: id, entry_id: entry.id, person_id, dn: entry.dn, seen_at: ctx.now })
    .execute()
}

/** What the directory decides, in the place of what it had decided; other addresses and numbers stay. */
async function patched(ctx: Write, person_id: string, { email, phones, ...facts }: Partial<Facts>) {
  const [person] = await loadPeople(ctx, [person_id])
  if (!person) return
  const first = person.emails.find(({ label }) => label === 'work')?.value
  const emails = email
    ? [
        { value: email, label: 'work' as const },
        ...person.emails.filter(({ value }) => value !== first && value !== email),
      ]
    : undefined
  const numbers = phones && [...phones, ...person.phones.filter(({ label }) => label === 'private')]
  await changePeople(ctx, [person_id], {
    ...facts,
    ...(emails && { emails }),
    ...(numbers && { phones: numbers }),
  })
}

const flag = async (ctx: Write, { id }: DirectoryRow, people: readonly string[], set: object) => {
  if (people.length > 0)
    await ctx.db
      .updateTable('directory_person')
      .set(set)
      .where('directory_id', '=', id)
      .where('person_id', 'in', people)
      .execute()
}

async function flagAll(
  ctx: Write,
  directory: DirectoryRow,
  { gone, disabled, back, revenants }: Plan,
  lines: RunLine[],
) {
  await flag(ctx, directory, gone, { missing_since: ctx.now })
  await flag(ctx, directory, disabled, { disabled_since: ctx.now })
  await flag(ctx, directory, back, { missing_since: null, disabled_since: null })
  const { name } = directory
  for (const [what, ids] of Object.entries({ gone, disabled, back, revenant: revenants }) as [
    'gone' | 'disabled' | 'back' | 'revenant',
    string[],
  ][])
    for (const { ref } of await loadPeople(ctx, ids)) {
      lines.push({ what, name: ref.title, detail: '' })
      if (what === 'back') ctx.emit(personBack, ref, { directory: name })
      else if (what !== 'revenant') ctx.emit(personFlagged, ref, { directory: name, why: what })
    }
}

async function applied(
  ctx: Write,
  directory: DirectoryRow,
  { entries, groups }: Lookup,
  plan: Plan,
): Promise<Synced> {
  const lines: RunLine[] = plan.refused.map(({ entry, why }) => ({
    what: 'refused',
    name: nameOf(entry),
    detail: say(whyNot(directory, why), 'en'),
  }))
  const told = (what: RunLine['what'], entry: Entry, detail = '') =>
    lines.push({ what, name: nameOf(entry), detail })
  const added = await each(
    ctx,
    plan.add.map((entry) => ({ entry })),
    {
      lines,
      async work(tx, { entry }) {
        const [person] = await createPeople(tx, [draftOf(entry)])
        if (person) await remember(tx, directory, { entry, person_id: person.id })
        told('added', entry)
      },
    },
  )
  const adopted = await each(ctx, plan.adopt, {
    lines,
    async work(tx, { entry, person_id }) {
      await remember(tx, directory, { entry, person_id })
      told('adopted', entry)
    },
  })
  const changed = await each(ctx, plan.change, {
    lines,
    async work(tx, { entry, person_id, patch }) {
      await patched(tx, person_id, patch)
      told('changed', entry, Object.keys(patch).join(', ').replaceAll('_', ' '))
    },
  })
  await flagAll(ctx, directory, plan, lines)
  const personOf = await peopleOf(ctx, directory)
  const held = entries.filter(({ id }) => personOf.has(id))
  const managers = await each(ctx, await newManagers(ctx, held, personOf), {
    lines,
    work: (tx, { person_id, manager_id }) => changePeople(tx, [person_id], { manager_id }),
  })
  const teams = await syncTeams(ctx, directory, { entries, groups, personOf, lines })
  await seenNow(ctx, directory, held)
  const refused = lines.filter(({ what }) => what === 'refused').length
  const counts = {
    ...tallyOf(plan, entries.length),
    added,
    adopted,
    changed: changed + managers,
    teams,
    refused,
  }
  return { outcome: 'done', counts, lines, error: null }
}

const whyNot = (directory: DirectoryRow, why: Plan['refused'][number]['why']): Sentence =>
  why === 'no-id' ? w.later('why-no-id', { attribute: mappingOf(directory).id }) : w.later(`why-${why}`)

/** Who is who, with those of this run. */
async function peopleOf(ctx: Write, { id }: DirectoryRow) {
  const rows = await ctx.db
    .selectFrom('directory_person')
    .select(['entry_id', 'person_id'])
    .where('directory_id', '=', id)
    .execute()
  return new Map(rows.map(({ entry_id, person_id }) => [entry_id, person_id]))
}

async function newManagers(ctx: Write, entries: readonly Entry[], personOf: ReadonlyMap<string, string>) {
  const byPerson = new Map(entries.map((entry) => [personOf.get(entry.id) ?? '', entry]))
  const wanted = managersOf(entries, personOf)
  const people = await loadPeople(
    ctx,
    wanted.map(({ person_id }) => person_id),
  )
  return wanted.flatMap(({ person_id, manager_id }, n) => {
    const entry = byPerson.get(person_id)
    const now = people[n]?.row
    return !entry || !now || now.state === 'left' || now.manager_id === manager_id
      ? []
      : [{ entry, person_id, manager_id }]
  })
}

async function seenNow(ctx: Write, { id }: DirectoryRow, entries: readonly Entry[]) {
  const rows = entries.map(({ id: entry_id, dn }) => ({ entry_id, dn }))
  await sql`update directory_person p set seen_at = ${ctx.now}::timestamptz, dn = e.dn
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(entry_id text, dn text)
    where p.directory_id = ${id}::uuid and p.entry_id = e.entry_id`.execute(ctx.db)
}

/** Brings people and teams up to date with what a directory tells; where too many are gone it does nothing, and asks. */
export async function synced(
  ctx: Write,
  directory: DirectoryRow,
  found: Lookup,
  { evenSo }: { evenSo: boolean },
): Promise<Synced> {
  const { entries } = found
  await followMerges(ctx, directory)
  const held = await heldOf(ctx, directory)
  const plan = planOf({ entries, held, ...(await knownBy(ctx, entries)), mapping: mappingOf(directory) })
  if (evenSo || !isSuspicious(held, plan.gone, directory.most_gone_percent))
    return applied(ctx, directory, found, plan)
  const before = held.filter(({ missing_since, left }) => missing_since === null && !left).length
  const lines: RunLine[] = []
  for (const { ref } of await loadPeople(ctx, plan.gone))
    lines.push({ what: 'gone', name: ref.title, detail: '' })
  return {
    outcome: 'asks',
    counts: tallyOf(plan, entries.length),
    lines,
    error: w.later('fault-many-gone', { gone: plan.gone.length, before }),
  }
}
