import type { Pool } from 'pg'

export interface Column {
  name: string
  type: string
  /** The type below domains and arrays: `text` for `text[]`. */
  base: string
  array: boolean
  required: boolean
  fallback: string | null
  /** `always` and `default` for identities, `stored` for computed ones. */
  generated: 'always' | 'default' | 'stored' | null
  collation: string | null
}

export interface Table {
  name: string
  kind: 'table' | 'view'
  traits: { unlogged: boolean; partition: string | null; options: string[] | null }
  columns: Column[]
  constraints: { name: string; type: string; text: string }[]
  indexes: string[]
  triggers: string[]
}

const columnsOf = `
  select coalesce(jsonb_agg(jsonb_build_object(
    'name', a.attname,
    'type', format_type(a.atttypid, a.atttypmod),
    'base', case
      when t.typtype = 'd' then format_type(t.typbasetype, null)
      when t.typcategory = 'A' then format_type(t.typelem, null)
      else format_type(a.atttypid, null) end,
    'array', t.typcategory = 'A',
    'required', a.attnotnull,
    'fallback', case when a.atthasdef then pg_get_expr(d.adbin, d.adrelid, true) end,
    'generated', case when a.attidentity = 'a' then 'always' when a.attidentity = 'd' then 'default'
      when a.attgenerated <> '' then 'stored' end,
    'collation', case when a.attcollation <> t.typcollation then o.collname end
  ) order by a.attnum), '[]')
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  left join pg_collation o on o.oid = a.attcollation
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`

// Newer servers list NOT NULL as a constraint of its own; the columns say it already.
const constraintsOf = `
  select coalesce(jsonb_agg(jsonb_build_object(
    'name', k.conname, 'type', k.contype, 'text', pg_get_constraintdef(k.oid, true)
  ) order by strpos('pufxc', k.contype::text), k.conname collate "C"), '[]')
  from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'x', 'c') and k.conparentid = 0`

const indexesOf = `
  select coalesce(jsonb_agg(pg_get_indexdef(i.indexrelid, 0, true) order by n.relname collate "C"), '[]')
  from pg_index i join pg_class n on n.oid = i.indexrelid
  where i.indrelid = c.oid and not exists (
    select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))`

const triggersOf = `
  select coalesce(jsonb_agg(pg_get_triggerdef(g.oid, true) order by g.tgname collate "C"), '[]')
  from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal`

/** All tables and views of the schema in use, by name; other products' objects in other schemas are left alone. */
export async function tables(pool: Pool): Promise<Table[]> {
  const { rows } = await pool.query<Table>(`
    select c.relname as name,
      case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
      jsonb_build_object(
        'unlogged', c.relpersistence = 'u',
        'partition', pg_get_partkeydef(c.oid),
        'options', c.reloptions) as traits,
      (${columnsOf}) as columns, (${constraintsOf}) as constraints,
      (${indexesOf}) as indexes, (${triggersOf}) as triggers
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace
      and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and c.relname <> 'migration'
    order by c.relname collate "C"`)
  return rows
}

const ours = `current_schema()::regnamespace and not exists (
  select from pg_depend x where x.objid = o.oid and x.deptype = 'e')`

/** Everything beside tables, as statements: extensions, collations, types, functions. */
export async function otherObjects(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ text: string }>(`
    select text from (
    select 'create extension ' || quote_ident(o.extname) as text, 1 as part, o.extname::text as name
    from pg_extension o where o.extname <> 'plpgsql'
    union all
    select format('create collation %I (provider = %s, deterministic = %s, locale = %L)', o.collname,
      case o.collprovider when 'i' then 'icu' else 'libc' end, o.collisdeterministic,
      coalesce(to_jsonb(o) ->> 'colllocale', to_jsonb(o) ->> 'colliculocale', o.collcollate)), 2, o.collname::text
    from pg_collation o where o.collnamespace = ${ours}
    union all
    select format('create type %I as enum (%s)', o.typname,
      (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = o.oid)),
      3, o.typname::text
    from pg_type o where o.typtype = 'e' and o.typnamespace = ${ours}
    union all
    select pg_get_functiondef(o.oid), 4, o.proname || pg_get_function_identity_arguments(o.oid)
    from pg_proc o where o.prokind in ('f', 'p') and o.pronamespace = ${ours}
    ) as objects order by part, name collate "C"`)
  return rows.map(({ text }) => text.trim())
}
