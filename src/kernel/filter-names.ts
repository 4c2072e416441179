import { sql } from 'kysely'
import type { Resolve } from '#lib/filter/filter'
import type { Reference } from '#lib/filter/references'
import { fold } from '#lib/text/fold'
import { tsqueryOf } from '#lib/text/tokens'
import type { Read } from './context.ts'
import { readable } from './readable.ts'

/** Looks up names of one sort, by the name as it was asked; names it does not know are missing or empty. */
export type LookUp = (ctx: Read, names: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>

const most = 500

/**
 * Resolves the names in a filter. A `ref` is a kind of record, found by its number, by its whole title, else by words
 * in what it is called (people also by address); what was merged into it goes with it. Sorts of name that are no
 * records (tags, categories) bring a look-up of their own.
 */
export const namesFor =
  (ctx: Read, lookUps: Readonly<Record<string, LookUp>> = {}): Resolve =>
  async (references) => {
    const found = new Map<string, readonly string[]>()
    for (const [ref, asked] of Map.groupBy(references, ({ ref }) => ref)) {
      const lookUp = lookUps[ref] ?? records(ref)
      const ids = await lookUp(
        ctx,
        asked.map(({ name }) => name),
      )
      for (const { key, name } of asked) remember(found, key, ids.get(name))
    }
    return found
  }

const remember = (
  found: Map<string, readonly string[]>,
  key: Reference['key'],
  ids: readonly string[] | undefined,
) => {
  if (ids && ids.length > 0) found.set(key, ids)
}

const records =
  (kind: string): LookUp =>
  async (ctx, names) => {
    const asked = names.map((name) => ({
      name,
      folded: fold(name),
      key: name.toUpperCase(),
      query: tsqueryOf(name),
    }))
    const { rows } = await sql<{ name: string; ids: string[] }>`
      with recursive asked as (
        select * from jsonb_to_recordset(${JSON.stringify(asked.filter(({ query }) => query !== ''))}::jsonb)
          as a(name text, folded text, key text, query text)
      ), hit as (
        select a.name, h.id, h.exact from asked a, lateral (
          select e.id, (e.key = a.key or fold_text(e.title) = a.folded) as exact
          from doc d join entity e on e.id = d.entity_id
          where d.tokens @@ a.query::tsquery and d.kind = ${kind}::text and d.part = d.entity_id and ${readable(ctx.actor, 'e')}
          order by 2 desc, e.id limit ${most}::int) h
      ), best as (
        select name, id, 0 as step from hit h
        where exact or not exists (select from hit other where other.name = h.name and other.exact)
        union all
        select b.name, e.id, b.step + 1 from best b join entity e on e.merged_into = b.id where b.step < 50
      )
      select name, array_agg(distinct id) as ids from best group by name`.execute(ctx.db)
    return new Map(rows.map(({ name, ids }) => [name, ids]))
  }
