import type { z } from 'zod'
import type { Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import type { Email, Phone } from '../schemas.ts'

interface Contacts {
  emails: readonly z.output<typeof Email>[]
  phones: readonly z.output<typeof Phone>[]
}

/** A person's e-mails and phones as rows, in the order given. */
export const contactRows = (person_id: string, { emails, phones }: Contacts) =>
  [...rowsOf('email', emails), ...rowsOf('phone', phones)].map((row) => ({ ...row, id: newId(), person_id }))

const rowsOf = (kind: 'email' | 'phone', contacts: Contacts['emails'] | Contacts['phones']) =>
  contacts.map(({ value, label }, position) => ({ kind, value, label, position }))

export async function addContacts(ctx: Write, rows: ReturnType<typeof contactRows>) {
  const most = 5000
  for (let start = 0; start < rows.length; start += most)
    await ctx.db
      .insertInto('person_contact')
      .values(rows.slice(start, start + most))
      .execute()
}
