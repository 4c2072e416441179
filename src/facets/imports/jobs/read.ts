import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Working } from '#kernel/jobs'
import { columnWatch } from '../engine/column-facts.ts'
import { respread, runsOf } from '../engine/runs.ts'
import { matched, offerOf } from '../fields.ts'
import { type Importer, importerNamed } from '../importer.ts'
import { loadParts, type Part } from '../load.ts'
import { lockSecretCells } from '../secret-cells.ts'
import { KeptMapping, type Mapping } from '../mapping.ts'
import { type Bytes, bytesOfPart } from '../read/bytes.ts'
import { limits } from '../read/limits.ts'
import type { RawRow } from '../read/row.ts'
import { bodyOf } from '../read/tables.ts'
import { unreadable } from '../read/trouble.ts'
import { w } from '../words.ts'
import { finish, type Stage, step } from './stage.ts'

const batch = 1000
/** Rows of long texts are written sooner. */
const batchChars = 4_000_000

/** Reads every row of a file that was brought into the database, and what its columns hold. */
export const readFile = (work: Working, { id }: { id: string }) =>
  step(work, id, {
    during: 'reading',
    stopped: (why) => ({ state: 'refused', why: why ?? w.later('reading-stopped') }),
    async run(stage) {
      const { db } = work
      const total = stage.whole.parts.reduce((sum, { size }) => sum + size, 0)
      let [before, zone]: [number, string | null] = [0, null]
      for (const part of stage.whole.parts) {
        const tell = (bytes: number, rows: number) =>
          work.progress({ done: Math.min(before + bytes, total), total, note: `${rows}` })
        zone = (await readPart(db, part, tell)) ?? zone
        before += part.size
      }
      // So many new rows at once are unknown to the planner, which would then sort them for every batch.
      await sql`analyze import_row`.execute(db)
      await stage.write(work.job.id, 'user', async (ctx) => {
        await mapBySelf(stage, ctx.db)
        for (const part of await loadParts(ctx, id))
          if (part.role === 'main') await lockSecretCells(ctx.db, part, stage.whole.fields)
        await finish(ctx, stage.kept, { state: 'mapping', more: { zone } })
      })
      return null
    },
  })

/** Reads one table. Whatever an earlier try left is read anew. */
async function readPart(db: Db, part: Part, tell: (bytes: number, rows: number) => Promise<void>) {
  await clearRows(db, part.id)
  let at = 0
  const bytes = watched(bytesOfPart(db, part.id, part.size), (position) => (at = position))
  const heading = { n: part.heading, columns: part.columns.map(({ name }) => name) }
  const most = part.role === 'main' ? limits.rows : limits.sideRows
  const body = bodyOf({ bytes, format: part.format }, heading, most)
  const watches = heading.columns.map(columnWatch)
  let [rows, held, chars]: [number, RawRow[], number] = [0, [], 0]
  const write = async () => {
    await saveRows(db, part.id, held)
    held = []
    chars = 0
    await tell(at, rows)
  }
  for await (const row of body.rows) {
    rows += 1
    if (!row.problem) for (const [n, watch] of watches.entries()) watch.see(row.cells[n] ?? '')
    held.push(row)
    for (const cell of row.cells) chars += cell.length
    if (held.length >= batch || chars > batchChars) await write()
  }
  await write()
  if (rows === 0 && part.role === 'main') throw unreadable('file-no-rows')
  await db
    .updateTable('import_part')
    .set({ columns: JSON.stringify(watches.map((watch) => watch.facts())), rows, blank: body.blank() })
    .where('id', '=', part.id)
    .execute()
  return body.zone()
}

/** Deletes rows in pieces, so that nobody waits long behind it. */
export async function clearRows(db: Db, partId: string) {
  for (let n = 1; n > 0;) {
    const { rows } = await sql`delete from import_row where part_id = ${partId}::uuid and n in (
      select n from import_row where part_id = ${partId}::uuid order by n limit 20000) returning n`.execute(
      db,
    )
    n = rows.length
  }
}

const saveRows = async (db: Db, partId: string, rows: readonly RawRow[]) => {
  if (rows.length > 0)
    await sql`insert into import_row (part_id, n, cells, problem)
      select ${partId}::uuid, n, cells, problem
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(n int, cells jsonb, problem jsonb)`.execute(
      db,
    )
}

const watched = (bytes: Bytes, see: (position: number) => void): Bytes => ({
  size: bytes.size,
  async *read(from = 0, to = bytes.size) {
    let position = from
    for await (const piece of bytes.read(from, to)) {
      position += piece.length
      see(position)
      yield piece
    }
  },
})

/** Under which a mapping is remembered: all headings in their order, however often one is repeated. */
export const headingsOf = (parts: readonly Pick<Part, 'role' | 'columns'>[]): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify(
        parts.map(({ role, columns }) => [role, runsOf(namesOf(columns)).map(({ key }) => key)]),
      ),
    )
    .digest()

/** Maps what nobody has mapped: as the last file with these headings was, else by what its columns are called. */
async function mapBySelf({ kept, whole, read }: Stage, db: Db) {
  const { parts } = whole
  const remembered = await rememberedMapping(db, parts, kept.importer)
  const importer = importerNamed(kept.importer)
  const offer = importer && (await offerOf(read(), importer))
  for (const part of parts) {
    if (part.mapping.columns.length > 0) continue
    const names = part.columns.map(({ name }) => name)
    const byName: Mapping = {
      columns: offer ? matched(names, part.role === 'side' ? offer.side : offer.fields) : [],
      meanings: {},
    }
    const known = remembered?.mapping[part.role]
    const mapping = known ? mappedAgain(known, names) : byName
    await db
      .updateTable('import_part')
      .set({ mapping: JSON.stringify(mapping) })
      .where('id', '=', part.id)
      .execute()
  }
  if (remembered && Object.keys(kept.options).length === 0)
    await db
      .updateTable('import')
      .set({ options: JSON.stringify(remembered.options) })
      .where('id', '=', kept.id)
      .execute()
}

const namesOf = (columns: Part['columns']) => columns.map(({ name }) => name)

/** What is remembered of another file, for as many columns as this one has. */
function mappedAgain({ runs, columns, meanings }: KeptMapping['main'], names: readonly string[]): Mapping {
  const now = runsOf(names).map(({ n }) => n)
  return { columns: runs ? respread(columns, runs, now) : columns, meanings }
}

async function rememberedMapping(db: Db, parts: readonly Part[], importer: Importer['name'] | null) {
  if (importer === null) return undefined
  const found = await db
    .selectFrom('import_mapping')
    .select(['mapping', 'options'])
    .where('importer', '=', importer)
    .where('headings', '=', headingsOf(parts))
    .executeTakeFirst()
  const mapping = KeptMapping.safeParse(found?.mapping)
  return found && mapping.success
    ? { mapping: mapping.data, options: found.options as Record<string, string> }
    : undefined
}
