import { sql } from 'kysely'
import type { z } from 'zod'
import type { Input } from '#lib/contract'
import type { Read } from '#kernel/context'
import { installationOf } from '#kernel/installation'
import { type ListSpec, pageOf } from '#kernel/listing'
import type { identity } from '../contract.ts'
import type { Mail } from '../schemas.ts'

const list: ListSpec = {
  table: 'mail_seen',
  open: true,
  select: {
    id: sql.ref('t.id'),
    to: sql.ref('t.recipient'),
    subject: sql.ref('t.subject'),
    state: sql.ref('t.state'),
    created_at: sql.ref('t.created_at'),
    not_before: sql.ref('t.not_before'),
    sent_at: sql.ref('t.sent_at'),
    attempts: sql.ref('t.attempts'),
    error: sql.ref('t.last_error'),
    record: sql`case when t.entity_id is not null then jsonb_build_object('id', t.entity_id, 'key', t.entity_key) end`,
  },
  sorts: { newest: { title: 'Newest', by: [{ column: 'created_at', type: 'timestamptz' }], dir: 'desc' } },
  defaultSort: 'newest',
}

interface Counts {
  waiting: number
  uncertain: number
  failed: number
}

/** Outgoing mail, the newest first, with how much of it needs a person. */
export async function mail(ctx: Read, { state, ...paging }: Input<typeof identity.mail>) {
  const where = state === undefined ? sql<boolean>`true` : sql<boolean>`t.state = ${state}::text`
  const found = await pageOf<z.input<typeof Mail>>(ctx, list, where, paging)
  const { rows } = await sql<Counts>`
    select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'uncertain')::int as uncertain,
      count(*) filter (where state = 'failed')::int as failed
    from mail_seen where state in ('waiting', 'sending', 'uncertain', 'failed')`.execute(ctx.db)
  const counts = rows[0] ?? { waiting: 0, uncertain: 0, failed: 0 }
  return { ...found, mails: (await installationOf(ctx)).mails, counts }
}
