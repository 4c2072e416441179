import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { done, type Input } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import type { Read, Receive, Write } from '#kernel/context'
import { refuseHeld } from '#kernel/legal-hold'
import { dropDocs } from '#kernel/search'
import { valueOf } from '#kernel/settings'
import { spool } from '#kernel/spool'
import { seenFor, type Seen, writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import { attachFiles, indexFiles, tellFile } from './attach.ts'
import { FileRemoved, FileRestored, type files, type StoredFile } from './contract.ts'
import { seenFile, showFile } from './queries.ts'
import { refuseFull } from './room.ts'
import { scanBrought } from './scan.ts'
import { largestFile } from './settings.ts'
import { storeFile } from './store.ts'
import { w } from './words.ts'

const megabyte = 1024 * 1024
/** How many files, and how many times the largest one, somebody may bring without putting them anywhere. */
const mostLoose = 100
const mostLooseTimes = 20

export async function upload(
  ctx: Receive,
  { name }: Input<typeof files.upload>,
  body: Readable,
): Promise<StoredFile> {
  const limit = (await valueOf(ctx, largestFile)) * megabyte
  await refuseHoarding(ctx, limit)
  await refuseFull(ctx)
  await using whole = await spool(body, limit)
  if (whole.size === 0) throw new Refusal('invalid', w.later('empty'))
  await refuseFull(ctx, whole)
  const scanned = await scanBrought(ctx, name, whole)
  // Awaited here: what is returned unawaited would outlive the file on disk.
  return await ctx.write(async (write) =>
    showFile(write, { id: await storeFile(write, name, whole, scanned) }),
  )
}

async function refuseHoarding(ctx: Read, limit: number) {
  const { rows } = await sql<{ n: number; bytes: number }>`
    select count(*)::int as n, coalesce(sum(size), 0)::bigint as bytes from file
    where entity_id is null and created_by = ${ctx.actor.id}::uuid`.execute(ctx.db)
  const loose = rows[0]
  if (loose && (loose.n >= mostLoose || loose.bytes >= limit * mostLooseTimes))
    throw new Refusal('too-many', w.later('too-many'))
}

export async function attach(ctx: Write, { id, files: ids, internal }: Input<typeof files.attach>) {
  const record = await seenFor(ctx, id, 'write')
  await attachFiles(ctx, record, ids, { internal })
  const items: StoredFile[] = []
  for (const file of ids) items.push(await showFile(ctx, { id: file }))
  return { items }
}

function refuseWithoutLeave(ctx: Read, record: Seen | undefined) {
  if (record && !writesSeen(ctx.actor, record)) throw new Refusal('forbidden', house.later('forbidden'))
}

const mark = (ctx: Write, id: string, removed_at: string | null) =>
  ctx.db
    .updateTable('file')
    .set({ removed_at })
    .where('id', '=', id)
    .returning(['id', 'name', 'media_type', 'size', 'sha256', 'comment_id', 'granted', 'audience_id'])
    .executeTakeFirstOrThrow()

/** What lies on no record is gone at once; else it can be put back for a while, and the timeline keeps that it was there. */
export async function removeFile(ctx: Write, { id }: Input<typeof files.remove>) {
  const { record } = await seenFile(ctx, id)
  refuseWithoutLeave(ctx, record)
  if (!record) {
    await ctx.db.deleteFrom('file').where('id', '=', id).execute()
    return done
  }
  await refuseHeld(ctx, [record.id])
  const row = await mark(ctx, id, ctx.now)
  await dropDocs(ctx, record.id, [id])
  tellFile(ctx, FileRemoved, record, row)
  return done
}

export async function restoreFile(ctx: Write, { id }: Input<typeof files.restore>): Promise<StoredFile> {
  const { record } = await seenFile(ctx, id, { removed: true })
  refuseWithoutLeave(ctx, record)
  const row = await mark(ctx, id, null)
  if (record) {
    indexFiles(ctx, record, [row])
    tellFile(ctx, FileRestored, record, row)
  }
  return showFile(ctx, { id })
}
