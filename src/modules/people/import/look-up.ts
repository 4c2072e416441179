import { sql } from 'kysely'
import { byName, type ByName, folds } from '#lib/text/by-name'
import type { Read } from '#kernel/context'

/** Departments by name or code, folded; several share one where it is not plain which is meant. */
export async function departmentsNamed(ctx: Read, names: readonly string[]): Promise<ByName> {
  const { rows } = await sql<{ name: string; id: string }>`
    select asked.name, d.id from unnest(${folds(names)}::text[]) as asked(name)
    join department d on not d.archived and (fold_text(d.title) = asked.name or (d.code <> '' and fold_text(d.code) = asked.name))`.execute(
    ctx.db,
  )
  return byName(rows)
}
