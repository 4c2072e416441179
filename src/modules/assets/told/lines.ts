import { sql } from 'kysely'
import { msOf } from '#lib/time/instant'
import type { Read, Write } from '#kernel/context'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import type { ToldWhat } from './schemas.ts'

export interface LineDraft {
  readonly asset_id: string
  readonly source: string
  readonly at: string
  readonly what: ToldWhat
  readonly by_id: string | null
  readonly note: string
}

/** By what two lines of one program are the same. */
export const lineName = ({ asset_id, at, what, note }: Omit<LineDraft, 'by_id' | 'source'>) =>
  [asset_id, msOf(at), what, note].join(' ')

/** The names of all lines that a program told of these, each with its id. */
export async function linesOf({ db }: Pick<Read, 'db'>, source: string, ids: readonly string[]) {
  const { rows } = await sql<LineDraft & { id: string }>`
    select id, asset_id, at, what, note from asset_told where asset_id = any(${[...ids]}::uuid[]) and source = ${source}`.execute(
    db,
  )
  return new Map(rows.map((row) => [lineName(row), row.id]))
}

/** Writes lines down; gives their ids, in order. */
export async function addLines({ db }: Write, drafts: readonly LineDraft[]): Promise<string[]> {
  const rows = drafts.map((draft) => ({ ...draft, id: newId() }))
  if (rows.length > 0) await sql`${insertRows('asset_told', rows)}`.execute(db)
  return rows.map(({ id }) => id)
}

export const forgetLines = ({ db }: Write, ids: readonly string[]) =>
  sql`delete from asset_told where id = any(${[...ids]}::uuid[])`.execute(db)
