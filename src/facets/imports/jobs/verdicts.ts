import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Reason } from '../engine/read-row.ts'
import type { Judged, Verdict } from '../importer.ts'

export interface Written {
  readonly n: number
  readonly verdict: Verdict
  readonly label: string
  readonly reasons: readonly Reason[] | null
  readonly notes: readonly Reason[] | null
  readonly changes: Judged['changes'] | null
  readonly entity_id: string | null
  readonly heard: boolean
}

const orNull = <T>(all: readonly T[] | undefined) => (all && all.length > 0 ? all : null)

/** A judgement as it is kept with its row. */
export const writtenOf = ({
  n,
  verdict,
  label,
  reasons,
  notes,
  changes,
  id,
  heard,
}: Omit<Judged, 'plan'>): Written => ({
  n,
  verdict,
  label: label.slice(0, 300),
  reasons: orNull(reasons),
  notes: orNull(notes),
  changes: changes ?? null,
  entity_id: id ?? null,
  heard: heard ?? false,
})

/** Keeps verdicts with their rows; `done`: what they say has happened. */
export async function saveVerdicts(db: Db, partId: string, all: readonly Written[], done = false) {
  if (all.length > 0)
    await sql`update import_row r set verdict = v.verdict, label = v.label, reasons = v.reasons, notes = v.notes,
        changes = v.changes, entity_id = v.entity_id, heard = v.heard, done = ${done}::boolean
      from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
        as v(n int, verdict text, label text, reasons jsonb, notes jsonb, changes jsonb, entity_id uuid, heard boolean)
      where r.part_id = ${partId}::uuid and r.n = v.n`.execute(db)
}
