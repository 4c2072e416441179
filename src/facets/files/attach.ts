import { sql } from 'kysely'
import type { EventType } from '#lib/contract'
import { Refusal } from '#lib/refusal'
import { tsvectorOf } from '#lib/text/tokens'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import type { Subject } from '#kernel/events'
import { indexDocs, moveDocs } from '#kernel/search'
import { FileAdded } from './contract.ts'
import { w } from './words.ts'

export interface Attaching {
  /** The message that it came with. */
  comment_id?: string | undefined
  /** For those inside only, as an internal note is. */
  internal: boolean
  /** Leaves out what is not the actor's to attach, such as a picture in quoted words; else that is refused. */
  skipOthers?: boolean
}

export interface FileRow {
  id: string
  name: string
  media_type: string
  size: number
  sha256: Buffer
  comment_id: string | null
  granted: boolean
  audience_id: number | null
}

/** Puts files that the actor brought on a record, and makes their names findable. Asks nobody's leave. */
export async function attachFiles(
  ctx: Write,
  record: Subject,
  ids: readonly string[],
  { comment_id, internal, skipOthers = false }: Attaching,
): Promise<void> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return
  const own =
    ctx.actor.kind === 'system' ? sql<boolean>`true` : sql<boolean>`created_by = ${ctx.actor.id}::uuid`
  const rows = await ctx.db
    .updateTable('file')
    .set({
      entity_id: record.id,
      comment_id: comment_id ?? null,
      audience_id: record.audience_id,
      granted: !internal,
    })
    .where('id', 'in', asked)
    .where('entity_id', 'is', null)
    .where(own)
    .returning(['id', 'name', 'media_type', 'size', 'sha256', 'comment_id', 'granted', 'audience_id'])
    .execute()
  if (rows.length < asked.length && !skipOthers) throw new Refusal('invalid', w.later('not-yours'))
  indexFiles(ctx, record, rows)
  for (const row of rows) tellFile(ctx, FileAdded, record, row)
}

/** Takes the files of messages over to the record that the messages go to. */
export async function moveFiles(ctx: Write, commentIds: readonly string[], from: string, to: Subject) {
  const moved = await ctx.db
    .updateTable('file')
    .set({ entity_id: to.id, audience_id: to.audience_id })
    .where('comment_id', 'in', commentIds)
    .where('entity_id', '=', from)
    .returning('id')
    .execute()
  await moveDocs(
    ctx,
    moved.map(({ id }) => id),
    from,
    to,
  )
}

export const indexFiles = (ctx: Write, record: Pick<EntityRef, 'id' | 'kind'>, rows: readonly FileRow[]) =>
  indexDocs(
    ctx,
    rows.map(({ id, name, granted, audience_id }) => ({
      entity_id: record.id,
      part: id,
      audience_id: audience_id ?? 0,
      granted,
      kind: record.kind,
      tokens: tsvectorOf(name),
    })),
  )

export function tellFile(
  ctx: Write,
  type: EventType<string, typeof FileAdded.data>,
  record: Subject,
  { id, name, media_type, size, sha256, comment_id, granted }: FileRow,
) {
  const data = {
    file_id: id,
    name,
    media_type,
    size,
    sha256: sha256.toString('hex'),
    comment_id,
    internal: !granted,
  }
  ctx.emit(type, record, data, { granted })
}
