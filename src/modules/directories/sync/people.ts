import type { Write } from '#kernel/context'
import { changePeople, createPeople, loadPeople } from '#modules/people/public'
import type { DirectoryRow } from '../directories.ts'
import type { Entry, Facts } from '../engine/entry.ts'
import { managersOf, type Plan } from '../engine/plan.ts'
import { each, type Run } from './each.ts'

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

const remember = (ctx: Write, { id }: DirectoryRow, { entry, person_id }: Plan['adopt'][number]) =>
  ctx.db
    .insertInto('directory_person')
    .values({ directory_id: id, entry_id: entry.id, person_id, dn: entry.dn, seen_at: ctx.now })
    .execute()

export const addPeople = (ctx: Write, run: Run, entries: readonly Entry[]) =>
  each(
    ctx,
    run,
    entries.map((entry) => ({ entry })),
    {
      what: 'added',
      async work(tx, { entry }) {
        const [person] = await createPeople(tx, [draftOf(entry)])
        if (person) await remember(tx, run.directory, { entry, person_id: person.id })
      },
    },
  )

export const adoptPeople = (ctx: Write, run: Run, all: Plan['adopt']) =>
  each(ctx, run, all, { what: 'adopted', work: (tx, one) => remember(tx, run.directory, one) })

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

export const updatePeople = (ctx: Write, run: Run, all: Plan['change']) =>
  each(ctx, run, all, {
    what: 'changed',
    detail: ({ patch }) => Object.keys(patch).join(', ').replaceAll('_', ' '),
    work: (tx, { person_id, patch }) => patched(tx, person_id, patch),
  })

async function newManagers(ctx: Write, entries: readonly Entry[], personOf: ReadonlyMap<string, string>) {
  const wanted = managersOf(entries, personOf)
  const people = await loadPeople(
    ctx,
    wanted.map(({ person_id }) => person_id),
  )
  return wanted.filter(({ manager_id }, n) => {
    const now = people[n]?.row
    return now && now.state !== 'left' && now.manager_id !== manager_id
  })
}

/** Once everyone is here: who is whose manager. */
export const updateManagers = async (
  ctx: Write,
  run: Run,
  entries: readonly Entry[],
  personOf: ReadonlyMap<string, string>,
) =>
  each(ctx, run, await newManagers(ctx, entries, personOf), {
    what: 'changed',
    detail: () => 'manager',
    work: (tx, { person_id, manager_id }) => changePeople(tx, [person_id], { manager_id }),
  })
