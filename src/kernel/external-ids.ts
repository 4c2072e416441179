import { sql } from 'kysely'
import type { Read, Write } from './context.ts'

/** What a record is called where it came from: `source` names the program, e.g. `zammad`. */
export interface ExternalId {
  readonly source: string
  readonly id: string
}

export interface ExternalName extends ExternalId {
  readonly entity_id: string
}

/** Remembers what records of one kind are called elsewhere; a name that is known already keeps its record. */
export async function rememberExternalIds(ctx: Write, kind: string, names: readonly ExternalName[]) {
  if (names.length === 0) return
  await sql`insert into external_id (source, kind, external_id, entity_id)
    select n.source, ${kind}::text, n.id, n.entity_id
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n(source text, id text, entity_id uuid)
    on conflict do nothing`.execute(ctx.db)
}

/** Our ids of what another program calls by these: external id → record id. Unknown ones are missing. */
export async function byExternalIds(ctx: Read, kind: string, source: string, ids: readonly string[]) {
  const { rows } = await sql<{ external_id: string; entity_id: string }>`
    select external_id, entity_id from external_id
    where source = ${source} and kind = ${kind} and external_id = any(${ids}::text[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.external_id, row.entity_id]))
}
