import { type RawBuilder, sql } from 'kysely'
import { byName, type ByName, folds } from '#lib/text/by-name'
import type { Read } from '#kernel/context'

const here = sql<boolean>`not p.archived`

/** Places by name, by number, or by what stands on the door; `among`: which of `p` are meant, those that are not in the archive where nobody says. */
export async function placesNamed(
  { db }: Pick<Read, 'db'>,
  names: readonly string[],
  among: RawBuilder<boolean> = here,
): Promise<ByName> {
  // Each place is folded once, not once for every name that is asked for.
  const { rows } = await sql<{ name: string; id: string }>`
    with named as materialized (
      select p.id, unnest(array[fold_text(p.title), fold_text(p.key), nullif(fold_text(p.code), '')]) as name from place p where ${among})
    select distinct asked.name, named.id from unnest(${folds(names)}::text[]) as asked(name) join named on named.name = asked.name`.execute(
    db,
  )
  return byName(rows)
}
