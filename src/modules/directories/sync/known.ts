import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { findPeople, loadPeople } from '#modules/people/public'
import type { DirectoryRow } from '../directories.ts'
import type { Entry } from '../engine/entry.ts'
import type { Held, Known } from '../engine/plan.ts'

/** Whoever was merged goes on as the one that they were merged into. */
export const followMerges = (ctx: Write, { id }: DirectoryRow) =>
  sql`update directory_person k set person_id = e.merged_into from entity e
    where k.directory_id = ${id}::uuid and e.id = k.person_id and e.merged_into is not null
      and not exists (select from directory_person o where o.directory_id = k.directory_id and o.person_id = e.merged_into)`.execute(
    ctx.db,
  )

/** One entry, and whom it might mean. */
interface Few {
  entry: string
  people: readonly string[]
}

/** Whom we know from there, as they are here; all of them, or few. */
export async function heldOf(ctx: Write, { id }: DirectoryRow, only?: Few): Promise<Held[]> {
  const rows = await ctx.db
    .selectFrom('directory_person')
    .selectAll()
    .where('directory_id', '=', id)
    .$if(only !== undefined, (query) =>
      query.where((row) =>
        row.or([
          row('entry_id', '=', only?.entry ?? ''),
          row('person_id', '=', sql<string>`any(${only?.people ?? []}::uuid[])`),
        ]),
      ),
    )
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
export async function knownBy(ctx: Write, entries: readonly Entry[]) {
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

/** Who is who: entry → person. */
export async function peopleOf(ctx: Write, { id }: DirectoryRow): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('directory_person')
    .select(['entry_id', 'person_id'])
    .where('directory_id', '=', id)
    .execute()
  return new Map(rows.map(({ entry_id, person_id }) => [entry_id, person_id]))
}

/** The same of those whom one group names, and those who are in its team already. */
export async function peopleOfGroup(
  ctx: Write,
  { id }: DirectoryRow,
  group: { id: string; members: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ entry_id: string; person_id: string }>`
    select entry_id, person_id from directory_person
    where directory_id = ${id}::uuid and (entry_id = any(${[...group.members]}::text[]) or person_id = any(array(
      select m.person_id from directory_team t join membership m on m.team_id = t.team_id
      where t.directory_id = ${id}::uuid and t.entry_id = ${group.id})))`.execute(ctx.db)
  return new Map(rows.map(({ entry_id, person_id }) => [entry_id, person_id]))
}

/** Notes where each of them was found now. */
export async function seenNow(ctx: Write, { id }: DirectoryRow, entries: readonly Entry[]) {
  const rows = entries.map(({ id: entry_id, dn }) => ({ entry_id, dn }))
  await sql`update directory_person p set seen_at = ${ctx.now}::timestamptz, dn = e.dn
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(entry_id text, dn text)
    where p.directory_id = ${id}::uuid and p.entry_id = e.entry_id`.execute(ctx.db)
}
