import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { say, type Sentence } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { t } from '#kernel/list-parts'
import { type ListSpec, pageOf } from '#kernel/listing'
import { wholeOf } from '#kernel/merged'
import type { Download } from '#kernel/module'
import { valueOf } from '#kernel/settings'
import { type Seen, seenFor, visibleParts, writesSeen } from '#kernel/visible'
import { w as house } from '#kernel/words'
import type { files, StoredFile } from './contract.ts'
import { previewOf } from './engine/media-type.ts'
import { chunksIn } from './pieces.ts'
import { givesUnseen } from './settings.ts'
import { isLent } from './users.ts'
import { w } from './words.ts'

interface Row {
  id: string
  name: string
  media_type: string
  size: number
  sha256: Buffer
  scan: StoredFile['scan']
  scan_found: string | null
  granted: boolean
  entity_id: string | null
  comment_id: string | null
  created_at: string
  created_by: { id: string; name: string }
  removed_at: string | null
}

const spec: ListSpec = {
  table: 'file',
  open: true,
  select: {
    id: t('id'),
    name: t('name'),
    media_type: t('media_type'),
    size: t('size'),
    sha256: t('sha256'),
    scan: sql`c.scan`,
    scan_found: sql`c.scan_found`,
    granted: t('granted'),
    entity_id: t('entity_id'),
    comment_id: t('comment_id'),
    created_at: t('created_at'),
    created_by: sql`jsonb_build_object('id', t.created_by, 'name', p.name)`,
    removed_at: t('removed_at'),
  },
  joins: sql`join principal p on p.id = t.created_by join file_content c on c.sha256 = t.sha256`,
  sorts: {
    newest: { title: w.later('newest'), dir: 'desc', by: [{ column: 'created_at', type: 'timestamptz' }] },
  },
  defaultSort: 'newest',
}

/** Why its bytes are given to nobody; whether what still waits is given out is for the organisation to say. */
async function keptFor(ctx: Read, rows: readonly Row[]): Promise<(row: Row) => Sentence | null> {
  const holds = rows.some(({ scan }) => scan === 'waiting') && !(await valueOf(ctx, givesUnseen))
  return ({ scan, scan_found }) => {
    if (scan === 'infected') return w.later('kept-infected', { found: scan_found ?? '' })
    return scan === 'waiting' && holds ? w.later('kept-waiting') : null
  }
}

async function shown(ctx: Read, rows: readonly Row[], mayRemove: boolean): Promise<StoredFile[]> {
  const keptOf = await keptFor(ctx, rows)
  const { language } = ctx.actor
  return rows.map((row) => {
    const { granted, entity_id: _, removed_at: _gone, sha256: _bytes, scan_found: _found, ...rest } = row
    const kept = keptOf(row)
    return {
      ...rest,
      preview: kept ? null : previewOf(row.media_type),
      kept: kept && say(kept, language),
      internal: !granted,
      can: { remove: mayRemove || say(w.later('may-not-remove'), language) },
    }
  })
}

export async function listFiles(ctx: Read, { id, ...paging }: Input<typeof files.list>) {
  const record = await seenFor(ctx, id, 'read')
  const where = sql<boolean>`t.entity_id = any(${wholeOf(id)}) and t.removed_at is null and ${visibleParts(ctx.actor, 't')}`
  const { items, next } = await pageOf<Row>(ctx, spec, where, paging)
  const mayRemove = writesSeen(ctx.actor, record)
  return { items: await shown(ctx, items, mayRemove), next }
}

const notFound = () => new Refusal('not-found', house.later('not-found'))

export interface SeenFile {
  row: Row
  /** The record it lies on; undefined while it lies on none. */
  record: Seen | undefined
}

/** The file if the actor may see it; `removed` ones are there for those who may put them back. */
export async function seenFile(ctx: Read, id: string, { removed = false } = {}): Promise<SeenFile> {
  // What a macro shows is seen by whoever may work with it.
  const lent = may(ctx.actor, 'work.read') ? isLent(t('id')) : sql<boolean>`false`
  const own = ctx.actor.viewer ? null : ctx.actor.id
  const mine = sql<boolean>`(t.entity_id is null and (t.created_by = ${own}::uuid or ${lent}))`
  const where = sql<boolean>`t.id = ${id}::uuid and (t.removed_at is not null) = ${removed}::boolean
    and (${mine} or ${visibleParts(ctx.actor, 't')})`
  const { items } = await pageOf<Row>(ctx, spec, where, { limit: 1 })
  const [row] = items
  if (!row) throw notFound()
  return { row, record: row.entity_id === null ? undefined : await seenFor(ctx, row.entity_id, 'read') }
}

export async function showFile(ctx: Read, { id }: Input<typeof files.show>): Promise<StoredFile> {
  const { row, record } = await seenFile(ctx, id)
  const [file] = await shown(ctx, [row], !record || writesSeen(ctx.actor, record))
  if (!file) throw notFound()
  return file
}

/** The file if it lies on this record, is not removed, and the actor may see it. */
export async function fileOn(ctx: Read, record: string, id: string): Promise<StoredFile | undefined> {
  const where = sql<boolean>`t.id = ${id}::uuid and t.entity_id = ${record}::uuid and t.removed_at is null
    and ${visibleParts(ctx.actor, 't')}`
  const { items } = await pageOf<Row>(ctx, spec, where, { limit: 1 })
  const [file] = await shown(ctx, items, false)
  return file
}

export async function fileContent(
  ctx: Read,
  { id, download }: Input<typeof files.content>,
): Promise<Download> {
  const { row } = await seenFile(ctx, id)
  refuseIf((await keptFor(ctx, [row]))(row))
  return {
    body: Readable.from(chunksIn(ctx.db, row.sha256), { objectMode: false }),
    type: row.media_type,
    name: row.name,
    size: row.size,
    inline: !download && previewOf(row.media_type) !== null,
  }
}
