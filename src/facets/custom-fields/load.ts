import { sql } from 'kysely'
import { onceFor } from '#lib/once-for'
import { Refusal } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { allKinds } from '#kernel/kinds'
import { kept } from '#kernel/standing'
import { w as house } from '#kernel/words'
import { CustomField } from './engine/field.ts'

const columns = [
  'id',
  'kind',
  'name',
  'title',
  'hint',
  'type',
  'choices',
  'required',
  'internal',
  'sortable',
  'types',
  'archived_at',
] as const

const asField = (row: { archived_at: string | null }): CustomField =>
  CustomField.parse({ ...row, archived: row.archived_at !== null })

/** All fields of some kinds, archived ones too, in their order; whoever asks. */
export async function fieldsOf(ctx: Pick<Read, 'db'>, kinds: readonly string[]): Promise<CustomField[]> {
  if (kinds.length === 0) return []
  const rows = await ctx.db
    .selectFrom('custom_field')
    .select(columns)
    .where('kind', 'in', kinds)
    .orderBy('kind')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(asField)
}

const notInternal = onceFor((all: CustomField[]) => all.filter(({ internal }) => !internal))

/** Those that the actor may see: internal ones are for the staff. */
export async function seenFields(ctx: Read, kinds: readonly string[]): Promise<CustomField[]> {
  const all = await kept(ctx, `custom-fields ${kinds.join()}`, () => fieldsOf(ctx, kinds))
  return may(ctx.actor, 'fields.internal') ? all : notInternal(all)
}

export async function versionOf(ctx: Read, kind: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('custom_field_kind')
    .select('version')
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.version ?? 0
}

export async function fieldById(ctx: Read, id: string): Promise<CustomField> {
  const row = await ctx.db.selectFrom('custom_field').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', house.later('not-found'))
  return asField(row)
}

/** The list table whose rows hold the values of a kind; undefined for kinds that take none. */
export async function familyOf({ db }: Pick<Read, 'db'>, kind: string): Promise<string | undefined> {
  const families = await customFamilies({ db })
  const family = allKinds().find(({ name }) => name === kind)?.family
  return family !== undefined && families.has(family) ? family : undefined
}

/** List tables that have a column for custom values. */
export async function customFamilies({ db }: Pick<Read, 'db'>): Promise<Set<string>> {
  const families = new Set(allKinds().flatMap(({ family }) => family ?? []))
  const { rows } = await sql<{ family: string }>`
    select c.relname as family from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'custom' and not a.attisdropped and c.relkind = 'r' and pg_table_is_visible(c.oid)
      and c.relname = any(${[...families]}::text[])`.execute(db)
  return new Set(rows.map(({ family }) => family))
}
