import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { partsOf } from '../parts.ts'
import type { ContactLabel } from '../schemas.ts'
import type { z } from 'zod'
import type { Address } from '#lib/inputs'

interface Contact {
  value: string
  label: z.output<typeof ContactLabel>
}

/** What is known of a person now, as far as files speak of it. */
export interface Known {
  readonly id: string
  readonly display_name: string
  readonly given_name: string
  readonly family_name: string
  readonly type: string
  readonly state: string
  readonly job_title: string
  readonly company: string
  readonly username: string | null
  readonly employee_number: string | null
  readonly manager_id: string | null
  readonly department_id: string | null
  readonly place_id: string | null
  readonly vip: boolean
  readonly remote: boolean
  readonly language: string | null
  readonly zone: string | null
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly website: string
  readonly address: Address | null
  readonly notes: string
  readonly anonymised_at: string | null
  readonly emails: readonly Contact[]
  readonly phones: readonly Contact[]
}

/** The facts of these people, with the contacts of all that was merged into them. */
export async function knownPeople(ctx: Read, ids: readonly string[]): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map()
  const parts = await partsOf(ctx, ids)
  const owner = new Map([...parts].flatMap(([id, all]) => all.map((part) => [part, id] as const)))
  const { rows } = await sql<Omit<Known, 'emails' | 'phones'>>`
    select id, title as display_name, given_name, family_name, type, state, job_title, company, username, employee_number,
      manager_id, department_id, place_id, vip, remote, language, zone, starts_on, ends_on, website, address, notes, anonymised_at
    from person where id = any(${[...ids]}::uuid[])`.execute(ctx.db)
  const contacts = await ctx.db
    .selectFrom('person_contact')
    .select(['person_id', 'kind', 'value', 'label'])
    .where('person_id', '=', sql<string>`any(${[...owner.keys()]}::uuid[])`)
    .orderBy('position')
    .execute()
  const byPerson = Map.groupBy(contacts, ({ person_id }) => owner.get(person_id) ?? person_id)
  return new Map(
    rows.map((row) => {
      const of = (kind: 'email' | 'phone') =>
        (byPerson.get(row.id) ?? []).flatMap((one) =>
          one.kind === kind ? [{ value: one.value, label: one.label }] : [],
        )
      return [row.id, { ...row, emails: of('email'), phones: of('phone') }]
    }),
  )
}
