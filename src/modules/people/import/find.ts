import { sql } from 'kysely'
import { fold } from '#lib/text/fold'
import type { Read } from '#kernel/context'
import { byExternalIds } from '#kernel/external-ids'
import { endsOf } from '#kernel/merged'

/** What other programs call people by. */
export interface AskedPeople {
  readonly emails?: readonly string[]
  readonly usernames?: readonly string[]
  readonly numbers?: readonly string[]
  readonly names?: readonly string[]
  /** Also who is in the archive by now, by their names: what is told of may be long ago. */
  readonly gone?: boolean
  readonly external?: { readonly source: string; readonly ids: readonly string[] }
}

type Found = ReadonlyMap<string, readonly string[]>

export interface FoundPeople {
  readonly byEmail: Found
  readonly byUsername: Found
  readonly byNumber: Found
  /** By the whole name, folded. */
  readonly byName: Found
  readonly byExternal: Found
}

const lower = (text: string) => text.trim().toLowerCase()

/**
 * Finds people by whatever a file calls them: name of it → ids, several where it is not plain who is meant. Who was
 * merged is found as the one that they were merged into.
 */
export async function findPeople(ctx: Read, asked: AskedPeople): Promise<FoundPeople> {
  const { db } = ctx
  const { external } = asked
  const emails = [...new Set((asked.emails ?? []).map(lower))]
  const usernames = [...new Set((asked.usernames ?? []).map(lower))]
  const numbers = [...new Set(asked.numbers)]
  const names = [...new Set((asked.names ?? []).map((name) => fold(name.trim())))]
  const { rows } = await sql<{ by: string; name: string; id: string }>`
    select 'email' as by, c.value::text as name, c.person_id as id from person_contact c
      where c.kind = 'email' and c.value = any(${emails}::text[])
    union all
    select 'username', lower(username), id from person where not archived and lower(username) = any(${usernames}::text[])
    union all
    select 'number', employee_number::text, id from person where not archived and employee_number = any(${numbers}::text[])
    union all
    select 'name', (fold_text(p.name) collate "C"), p.id from principal p left join person t on t.id = p.id
      where p.kind = 'person' and (t.archived is not true or ${asked.gone ?? false}::boolean) and (fold_text(p.name) collate "C") = any(${names}::text[])`.execute(
    db,
  )
  const outside = external
    ? [...(await byExternalIds(ctx, 'person', external.source, external.ids))].map(([name, id]) => ({
        by: 'external',
        name,
        id,
      }))
    : []
  const all = [...rows, ...outside]
  const ends = await endsOf(ctx, [...new Set(all.map(({ id }) => id))])
  const gathered = (by: string): Found => {
    const found = new Map<string, string[]>()
    for (const row of all)
      if (row.by === by) {
        const end = ends.get(row.id) ?? row.id
        const known = found.get(row.name) ?? []
        if (!known.includes(end)) found.set(row.name, [...known, end])
      }
    return found
  }
  return {
    byEmail: gathered('email'),
    byUsername: gathered('username'),
    byNumber: gathered('number'),
    byName: gathered('name'),
    byExternal: gathered('external'),
  }
}

/** Who is meant by one word, whichever way it names them: address, user name, number, else the whole name. */
export function whoIs(
  { byEmail, byUsername, byNumber, byName }: FoundPeople,
  text: string,
): readonly string[] {
  const word = lower(text)
  return (
    byEmail.get(word) ??
    byUsername.get(word) ??
    byNumber.get(text.trim()) ??
    byName.get(fold(text.trim())) ??
    []
  )
}

/** The question that `whoIs` answers, for many words. */
export const askedBy = (words: readonly string[]): AskedPeople => ({
  emails: words.filter((word) => word.includes('@')),
  usernames: words,
  numbers: words.map((word) => word.trim()),
  names: words,
})
