import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { freshDb } from './harness.ts'

const { db } = await freshDb()

// Without one, each record that goes reads the whole of every table that could refer to it.
test('every foreign key has an index that begins with its columns', async () => {
  const { rows } = await sql<{ key: string }>`
    select k.conrelid::regclass || ' (' || (select string_agg(a.attname, ', ') from pg_attribute a
      where a.attrelid = k.conrelid and a.attnum = any(k.conkey)) || ')' as key
    from pg_constraint k
    where k.contype = 'f' and k.conparentid = 0 and not exists (
      select from pg_index i
      where i.indrelid = k.conrelid and i.indisvalid
        and (select array_agg(part order by part)
          from unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) part) = (select array_agg(part order by part) from unnest(k.conkey) part)
        -- One that leaves rows out must leave out nothing but those that refer to nothing.
        and (i.indpred is null or (cardinality(k.conkey) = 1 and pg_get_expr(i.indpred, i.indrelid) = '(' || (
          select quote_ident(a.attname) from pg_attribute a
          where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) || ' IS NOT NULL)')))
    order by 1`.execute(db)
  expect(rows.map(({ key }) => key)).toEqual([])
})
