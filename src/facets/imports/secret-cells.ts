import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { locked, unlocked } from '#kernel/locked'
import type { Part } from './load.ts'
import type { ImportField } from './engine/field.ts'

/** No file begins a cell with this. */
const mark = '\u0001locked:'
const placeOf = (partId: string) => `secret cells of ${partId}`

/** What is shown in place of a secret. */
export const hidden = '•••••'

export const isLocked = (cell: string) => cell.startsWith(mark)
/** A cell as it may be shown. */
export const shownCell = (cell: string) => (isLocked(cell) ? hidden : cell)

/** A row as it came, its secrets for the columns of these alone: whoever says later that they are something else reads nothing. */
export const openCells = (partId: string, cells: readonly string[], columns: ReadonlySet<number>): string[] =>
  cells.map((cell, at) => (columns.has(at) ? openCell(partId, cell) : isLocked(cell) ? '' : cell))

/** A cell as it came; empty where it no longer opens. */
function openCell(partId: string, cell: string): string {
  if (!isLocked(cell)) return cell
  return unlocked(Buffer.from(cell.slice(mark.length), 'base64'), placeOf(partId))?.toString() ?? ''
}
const lockCell = (partId: string, cell: string) =>
  `${mark}${locked(Buffer.from(cell), placeOf(partId)).toString('base64')}`

/** Which columns of a table hold secrets, as it is mapped. */
export function secretColumns({ mapping }: Part, fields: readonly ImportField[]): number[] {
  const secret = new Set(fields.flatMap((field) => (field.secret ? [field.name] : [])))
  return mapping.columns.flatMap((name, at) => (name !== null && secret.has(name) ? [at] : []))
}

const atOnce = 1000

/** Locks the cells of secret columns that are not locked yet, and forgets what was kept of them as samples. */
export async function lockSecretCells(db: Db, part: Part, fields: readonly ImportField[]): Promise<void> {
  const columns = secretColumns(part, fields)
  if (columns.length === 0) return
  for (let after = 0; ;) {
    const { rows } = await sql<{ n: number; cells: string[] }>`
      select n, cells from import_row where part_id = ${part.id}::uuid and n > ${after}::int order by n limit ${atOnce}::int`.execute(
      db,
    )
    const last = rows.at(-1)
    if (!last) break
    const changed = rows.flatMap(({ n, cells }) => {
      const kept = cells.map((cell, at) =>
        columns.includes(at) && cell !== '' && !isLocked(cell) ? lockCell(part.id, cell) : cell,
      )
      return kept.some((cell, at) => cell !== cells[at]) ? [{ n, cells: kept }] : []
    })
    if (changed.length > 0)
      await sql`update import_row r set cells = c.cells
        from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c(n int, cells jsonb)
        where r.part_id = ${part.id}::uuid and r.n = c.n`.execute(db)
    after = last.n
  }
  const facts = part.columns.map((one, at) =>
    columns.includes(at) ? { ...one, samples: [], values: null } : one,
  )
  await db
    .updateTable('import_part')
    .set({ columns: JSON.stringify(facts) })
    .where('id', '=', part.id)
    .execute()
}

/** Once they are in, nobody needs them here any more. */
export async function forgetSecretCells(db: Db, part: Part, fields: readonly ImportField[]): Promise<void> {
  for (const at of secretColumns(part, fields))
    await sql`update import_row set cells = jsonb_set(cells, array[${String(at)}], '""')
      where part_id = ${part.id}::uuid and coalesce(cells ->> ${at}::int, '') <> ''`.execute(db)
}
