import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { costText } from '#lib/money/columns'
import type { Sentence } from '#lib/words'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { w as house } from '#kernel/words'
import { inAudience } from '#kernel/visible'
import { verdictFor } from '#kernel/verdict'
import type { writeOffEndpoints } from './contract.ts'
import { refusal } from './policy.ts'
import type { WriteOffRow } from './schemas.ts'
import { w } from './words.ts'

interface Row extends Omit<WriteOffRow, 'cost' | 'book' | 'proceeds' | 'can'> {
  cost_minor: string | null
  book_minor: string | null
  currency: string | null
  proceeds_minor: string | null
  proceeds_currency: string | null
  at: string
}

function shown(ctx: Read, row: Row): WriteOffRow {
  const { cost_minor, book_minor, currency, proceeds_minor, proceeds_currency, at: _, ...rest } = row
  const asked = { state: row.state, asked_by: row.asked_by.id, actor: ctx.actor.id }
  const can = verdictFor(ctx)
  const lacks = (permission: string, why: Sentence) => (may(ctx.actor, permission) ? null : why)
  return {
    ...rest,
    cost: costText(cost_minor, currency),
    book: costText(book_minor, currency),
    proceeds: costText(proceeds_minor, proceeds_currency),
    can: {
      decide: can(refusal.decide(asked) ?? lacks('assets.approve', w.later('approver'))),
      withdraw: can(lacks('assets.write', house.later('forbidden')) ?? refusal.withdraw(asked)),
    },
  }
}

/** Write-offs of what the reader sees from inside, the latest first. */
export async function listWriteOffs(
  ctx: Read,
  { state, asset_id, after, limit }: Input<typeof writeOffEndpoints.writeOffs>,
) {
  const from = after === undefined ? undefined : unseal(after, ['timestamptz', 'uuid'])
  const { rows } = await sql<Row>`
    select o.id, o.reason, o.why, o.state, o.cost_minor, o.book_minor, o.currency, o.proceeds_minor, o.proceeds_currency,
      o.asked_at, o.asked_at::text as at, o.decided_at, o.remark,
      jsonb_build_object('id', p.id, 'name', p.name) as asked_by,
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as decided_by,
      jsonb_build_object('id', a.id, 'key', a.key, 'name', a.title, 'tag', a.tag,
        'icon', (select icon from asset_type where code = a.type)) as asset
    from asset_write_off o join asset a on a.id = o.asset_id join principal p on p.id = o.asked_by
    left join principal d on d.id = o.decided_by
    where ${state ? sql`o.state = ${state}` : sql`true`}
      and ${asset_id ? sql`o.asset_id = ${asset_id}::uuid` : sql`true`}
      and ${from ? sql`(o.asked_at, o.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql`true`}
      and ${inAudience(ctx.actor, 'a')}
    order by o.asked_at desc, o.id desc limit ${limit + 1}::int`.execute(ctx.db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => shown(ctx, row)),
    next: rows.length > limit && last ? seal([last.at, last.id]) : null,
  }
}

/** How many wait for somebody else than whoever asks. */
export async function waitingFor(ctx: Read): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from asset_write_off o join asset a on a.id = o.asset_id
    where o.state = 'waiting' and o.asked_by <> ${ctx.actor.id}::uuid and ${inAudience(ctx.actor, 'a')}`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}
