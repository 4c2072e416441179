import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Earlier } from '#lib/contract'
import { tsvectorOf } from '#lib/text/tokens'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { newId } from '#kernel/ids'
import { insertRows } from '#kernel/insert-rows'
import { indexDocs } from '#kernel/search'
import { type Comment, CommentAdded, type CommentKind } from './contract.ts'
import { cleanHtml, mentionsIn, textOf } from './html.ts'

export interface NewComment {
  on: Subject
  kind: CommentKind
  html: string
  author_id?: string | undefined
  author_name?: string | undefined
  outside?: boolean | undefined
  channel?: Comment['channel'] | undefined
  created_at?: string | undefined
  external_id?: string | undefined
  /** Whoever has an id is named by it when it is read. */
  recipients?: Comment['recipients'] | undefined
}

export interface AddedComment {
  id: string
  on: Subject
  kind: CommentKind
  mentions: string[]
}

/** What an import brings was written then, by whom the file names. */
const writtenEarlier = (row: {
  created_at: string
  author_id: string
  author_name: string | null
}): Earlier => ({
  at: row.created_at,
  ...(row.author_id !== system.id && { by: row.author_id }),
  ...(row.author_name !== null && { name: row.author_name }),
})

export const digestOf = (html: string) => createHash('sha256').update(html, 'utf8').digest('hex')

/** Keeps whom words name; only people that exist: a hand-made mention of nobody is just text. */
export async function nameMentions(
  ctx: Write,
  words: readonly { id: string; mentions: readonly string[] }[],
): Promise<void> {
  const rows = words.flatMap(({ id, mentions }) =>
    mentions.map((principal_id) => ({ comment_id: id, principal_id })),
  )
  if (rows.length > 0)
    await sql`insert into comment_mention (comment_id, principal_id)
      select m.comment_id, p.id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(comment_id uuid, principal_id uuid)
      join principal p on p.id = m.principal_id and p.kind = 'person' on conflict do nothing`.execute(ctx.db)
}

/**
 * Writes words onto records: made safe, findable, and told as events that prove them without repeating them. An internal
 * note is seen by those inside only, never by a personal grant.
 */
export async function addComments(ctx: Write, drafts: readonly NewComment[]): Promise<AddedComment[]> {
  if (drafts.length === 0) return []
  const rows = drafts.map((draft) => {
    const html = cleanHtml(draft.html)
    return {
      id: newId(),
      entity_id: draft.on.id,
      kind: draft.kind,
      author_id: draft.author_id ?? ctx.actor.id,
      author_name: draft.author_name ?? null,
      outside: draft.outside ?? draft.kind === 'description',
      audience_id: draft.on.audience_id,
      granted: draft.kind !== 'note',
      html,
      body: textOf(html),
      recipients: draft.recipients ?? [],
      channel: draft.channel ?? (ctx.actor.token ? ('api' as const) : ('web' as const)),
      created_at: draft.created_at ?? ctx.now,
      external_id: draft.external_id ?? null,
    }
  })
  ctx.later(insertRows('comment', rows).execute(ctx.db))
  const added = rows.map((row, n) => ({
    id: row.id,
    on: drafts[n]?.on as Subject,
    kind: row.kind,
    mentions: mentionsIn(row.html),
  }))
  await nameMentions(ctx, added)
  indexDocs(
    ctx,
    rows.map((row, n) => ({
      entity_id: row.entity_id,
      part: row.id,
      audience_id: row.audience_id,
      granted: row.granted,
      kind: drafts[n]?.on.kind ?? '',
      tokens: tsvectorOf(row.body),
    })),
  )
  for (const [n, { id, on, kind, mentions: named }] of added.entries()) {
    const row = rows[n]
    if (row)
      ctx.emit(
        CommentAdded,
        on,
        {
          comment_id: id,
          kind,
          channel: row.channel,
          digest: digestOf(row.html),
          mentions: named,
          ...(ctx.origin === 'import' && { earlier: writtenEarlier(row) }),
        },
        { granted: row.granted },
      )
  }
  return added
}
