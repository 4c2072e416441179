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

const most = 5000

export async function addContacts(ctx: Write, rows: ReturnType<typeof contactRows>) {
  for (let start = 0; start < rows.length; start += most)
    await ctx.db
      .insertInto('person_contact')
      .values(rows.slice(start, start + most))
      .execute()
}

/**
 * Puts these lists in the place of those there are; a list that is not given stays. What lies with a merged part
 * stays there as long as it is listed, so that the merge can still be taken back.
 */
export async function replaceContacts(
  ctx: Write,
  [person_id = '', ...merged]: readonly string[],
  { emails, phones }: { [K in keyof Contacts]?: Contacts[K] | undefined },
) {
  for (const [kind, list] of [
    ['email', emails],
    ['phone', phones],
  ] as const) {
    if (!list) continue
    const values = list.map(({ value }) => value)
    await ctx.db
      .deleteFrom('person_contact')
      .where('person_id', '=', person_id)
      .where('kind', '=', kind)
      .execute()
    const theirs = merged.length === 0 ? [] : await keepListed(ctx, merged, kind, values)
    const own = list.filter(({ value }) => !theirs.includes(value))
    await addContacts(
      ctx,
      rowsOf(kind, own).map((row) => ({ ...row, id: newId(), person_id })),
    )
  }
}

async function keepListed(
  ctx: Write,
  merged: readonly string[],
  kind: 'email' | 'phone',
  values: readonly string[],
) {
  const rows = await ctx.db
    .selectFrom('person_contact')
    .select(['id', 'value'])
    .where('person_id', 'in', merged)
    .where('kind', '=', kind)
    .execute()
  const gone = rows.filter(({ value }) => !values.includes(value)).map(({ id }) => id)
  if (gone.length > 0) await ctx.db.deleteFrom('person_contact').where('id', 'in', gone).execute()
  return rows.map(({ value }) => value).filter((value) => values.includes(value))
}
