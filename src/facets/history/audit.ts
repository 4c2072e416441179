import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { seal } from '#kernel/cursor'
import { readable } from '#kernel/readable'
import { inAudience, visibleParts } from '#kernel/visible'
import type { AuditItem, history } from './contract.ts'
import { happened, olderThan, otherIsReadable } from './select.ts'
import { type Happened, tell } from './tell.ts'

interface Audited extends Happened {
  subject_id: string
  subject_kind: string
  key: string | null
  title: string | null
  session_id: string | null
  token_id: string | null
  seen: boolean
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Ids of what somebody names: by id, else by number as far as they may see the record. */
async function subjectNamed(ctx: Read, name: string): Promise<string[]> {
  if (uuid.test(name)) return [name]
  const rows = await ctx.db
    .selectFrom('entity')
    .select('id')
    .where('key', 'in', [name, name.toUpperCase()])
    .where(readable(ctx.actor, 'entity'))
    .execute()
  return rows.map(({ id }) => id)
}

async function asked(
  ctx: Read,
  { actor, kind, subject, origin, request, from, to }: Input<typeof history.audit>,
) {
  const parts = [
    actor !== undefined && sql<boolean>`e.actor_id = ${actor}::uuid`,
    kind !== undefined && sql<boolean>`e.kind = ${kind}::text`,
    subject !== undefined && sql<boolean>`e.subject_id = any(${await subjectNamed(ctx, subject)}::uuid[])`,
    origin !== undefined && sql<boolean>`e.origin = ${origin}::text`,
    request !== undefined && sql<boolean>`e.request_id = ${request}::uuid`,
    from !== undefined && sql<boolean>`e.at >= ${from}::timestamptz`,
    to !== undefined && sql<boolean>`e.at < ${to}::timestamptz`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)
}

/**
 * Everything that happened, but for what is marked private. Who may not see a record learns that something happened
 * to one of its kind, by whom and when: enough to notice, too little to read.
 */
export async function auditTrail(ctx: Read, input: Input<typeof history.audit>) {
  const { after, limit } = input
  const { rows } = await sql<Audited>`
    select ${happened}, e.subject_id, e.subject_kind, s.key, s.title, e.session_id, e.token_id,
      ${inAudience(ctx.actor, 'e')} as inside,
      (${visibleParts(ctx.actor, 'e', 'subject_id')} and (s.id is null or ${readable(ctx.actor, 's')}) and ${otherIsReadable(ctx)}) as seen
    from event e join audience a on a.id = e.audience_id
    left join event_data d on d.event_id = e.id left join entity s on s.id = e.subject_id
    where (not a.private or ${inAudience(ctx.actor, 'e')}) and ${olderThan(after)} and ${await asked(ctx, input)}
    order by e.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const told = await tell(
    ctx,
    page.map((row) => (row.seen ? row : { ...row, payload: null, inside: false })),
    { each: true },
  )
  return {
    items: told.map((item, n): AuditItem => ({ ...item, id: String(item.id), ...about(page[n]) })),
    next: rows.length > limit ? seal([String(page.at(-1)?.id)]) : null,
  }
}

function about(row: Audited | undefined): Pick<AuditItem, 'subject' | 'through' | 'restricted'> {
  if (!row) throw new Error('an event was told that was not asked for')
  const { subject_id: id, subject_kind: kind, key, title, seen } = row
  return {
    subject: { id, kind, key: seen ? key : null, title: seen ? title : null },
    through: through(row),
    restricted: !seen,
  }
}

function through({ session_id, token_id }: Audited) {
  if (token_id !== null) return 'token' as const
  return session_id === null ? null : ('browser' as const)
}

/** How often this happened since, as the trail would list it. */
export async function countInTrail(ctx: Read, kind: string, from: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from event e join audience a on a.id = e.audience_id
    where (not a.private or ${inAudience(ctx.actor, 'e')}) and ${await asked(ctx, { kind, from, limit: 1 })}`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

/** Walks from one kind to the next in the index, however many events there are. */
export async function eventKinds(ctx: Read) {
  const { rows } = await sql<{ kind: string }>`
    with recursive kinds (kind) as (
      select min(kind) from event
      union all
      select (select min(e.kind) from event e where e.kind > kinds.kind) from kinds where kinds.kind is not null)
    select kind from kinds where kind is not null`.execute(ctx.db)
  return { items: rows.map(({ kind }) => kind) }
}
