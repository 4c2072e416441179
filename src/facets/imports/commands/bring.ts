import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { administrators } from '#kernel/actor'
import { audienceOf } from '#kernel/audience'
import type { Read, Receive, Write } from '#kernel/context'
import { createEntities } from '#kernel/entity'
import { newId } from '#kernel/ids'
import { enqueue } from '#kernel/jobs'
import { spool } from '#kernel/spool'
import { noEvidence } from '../engine/dates.ts'
import { ImportBrought, type imports } from '../contract.ts'
import { guessOffer, guessPair, knownHeadings, type Offer, offersTo } from '../fields.ts'
import { readTask } from '../jobs/tasks.ts'
import { importKind, loadImport, seenImport } from '../load.ts'
import { bytesOfSpool, piecesOf } from '../read/bytes.ts'
import { limits } from '../read/limits.ts'
import { type Heading, headingOf, type Table, tablesIn } from '../read/tables.ts'
import { unreadable } from '../read/trouble.ts'
import { w } from '../words.ts'
import { showImport } from '../queries.ts'

/** So many files somebody may have lying here that were not imported. */
const mostWaiting = 20

type Found = Table & { readonly heading: Heading }

/** Brings a file: it is looked at while it lies on the disk, and only a file that can be read is kept. */
export async function bring(ctx: Receive, { name, importer }: Input<typeof imports.bring>, body: Readable) {
  await refuseHoarding(ctx)
  const offers = await offersTo(ctx)
  const wanted = importer === undefined ? undefined : offers.find((offer) => offer.name === importer)
  if (importer !== undefined && !wanted) throw new Refusal('invalid', w.later('no-importer'))
  await using whole = await spool(body, limits.fileBytes)
  await using unpacked = new AsyncDisposableStack()
  const tables = await tablesIn(name, bytesOfSpool(whole), unpacked)
  const found = await withHeadings(tables, wanted ? [wanted] : offers)
  const { main, side, offer } = chosen(found, wanted ? [wanted] : offers)
  return await ctx.write(async (write) => {
    const id = await createImport(write, cleanName(name), whole.size, (wanted ?? offer)?.name ?? null)
    await keepPart(write, id, 'main', main)
    if (side) await keepPart(write, id, 'side', side)
    await startReading(write, id)
    return showImport(write, { id })
  })
}

async function refuseHoarding(ctx: Read) {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from import i join entity e on e.id = i.id
    where e.created_by = ${ctx.actor.id}::uuid and i.started_at is null and i.cleared_at is null`.execute(
    ctx.db,
  )
  if ((rows[0]?.n ?? 0) >= mostWaiting)
    throw new Refusal('too-many', w.later('too-many', { most: mostWaiting }))
}

async function withHeadings(tables: readonly Table[], offers: readonly Offer[]): Promise<Found[]> {
  const known = knownHeadings(offers)
  const found: Found[] = []
  for (const table of tables) found.push({ ...table, heading: await headingOf(table, known) })
  return found
}

/** Which table is the main one, which lies beside it, and what they seem to be. */
function chosen(tables: readonly Found[], offers: readonly Offer[]) {
  const [first, second, ...more] = tables
  if (!first) throw unreadable('zip-nothing')
  if (!second) return { main: first, side: undefined, offer: guessOffer(first.heading.columns, offers) }
  const headings = tables.map(({ heading }) => heading.columns)
  const pair = more.length === 0 ? guessPair(headings, offers) : undefined
  const main = pair && tables[pair.main]
  if (!pair || !main)
    throw unreadable('zip-many', {
      names: tables
        .slice(0, 3)
        .map(({ name }) => name)
        .join(', '),
    })
  return { main, side: tables.find((table) => table !== main), offer: pair.offer }
}

/** A name as it can be shown: without folders, signs that cannot be seen, or undue length. */
const cleanName = (name: string) =>
  (name.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 150) || 'file'

async function createImport(ctx: Write, title: string, size: number, importer: string | null) {
  const audience_id = await audienceOf(ctx, [ctx.actor.id, administrators])
  const [made] = await createEntities(ctx, importKind, [{ title, audience_id }])
  if (!made) throw new Error('nothing was made')
  await ctx.db
    .insertInto('import')
    .values({ id: made.id, key: made.key, title, audience_id, importer, size, updated_at: ctx.now })
    .execute()
  ctx.emit(ImportBrought, made, { file: title, size })
  return made.id
}

async function keepPart(ctx: Write, import_id: string, role: 'main' | 'side', table: Found) {
  const { name, bytes, format, sheets, heading } = table
  const id = newId()
  const columns = heading.columns.map((column) => ({
    name: column,
    filled: 0,
    samples: [],
    values: null,
    order: noEvidence,
  }))
  await ctx.db
    .insertInto('import_part')
    .values({
      id,
      import_id,
      role,
      name: cleanName(name),
      size: bytes.size,
      format: JSON.stringify(format),
      sheets: [...sheets],
      heading: heading.n,
      columns: JSON.stringify(columns),
    })
    .execute()
  let n = 0
  for await (const piece of piecesOf(bytes.read()))
    await ctx.db.insertInto('import_chunk').values({ part_id: id, n: n++, bytes: piece }).execute()
}

/** Leaves the reading of all rows to a worker. */
export async function startReading(ctx: Write, id: string) {
  const job_id = await enqueue(ctx, readTask, { id })
  await ctx.db
    .updateTable('import')
    .set({ state: 'reading', job_id, why: null, counts: '{}', updated_at: ctx.now })
    .where('id', '=', id)
    .execute()
}

/** Brings what lies beside an import's file; it has to be a single table. */
export async function bringBeside(
  ctx: Receive,
  { id: named, name }: Input<typeof imports.beside>,
  body: Readable,
) {
  const { id } = await seenImport(ctx, named)
  const offers = await offersTo(ctx)
  const kept = await loadImport(ctx, id)
  const offer = offers.find((one) => one.name === kept.importer)
  refuseIf(!offer?.importer.side && w.later('no-second-file'))
  await using whole = await spool(body, limits.fileBytes)
  await using unpacked = new AsyncDisposableStack()
  const tables = await tablesIn(name, bytesOfSpool(whole), unpacked)
  const [table, ...more] = await withHeadings(tables, offer ? [offer] : [])
  if (!table || more.length > 0) throw unreadable('zip-many', { names: name })
  return await ctx.write(async (write) => {
    const now = await loadImport(write, id, { lock: true })
    refuseIf(now.state !== 'mapping' && now.state !== 'rehearsed' && w.later('busy'))
    const there = await write.db
      .selectFrom('import_part')
      .select('id')
      .where('import_id', '=', id)
      .where('role', '=', 'side')
      .executeTakeFirst()
    refuseIf(there && w.later('has-second-file'))
    await keepPart(write, id, 'side', table)
    await startReading(write, id)
    return showImport(write, { id })
  })
}
