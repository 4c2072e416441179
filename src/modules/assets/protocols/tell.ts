import { z } from 'zod'
import { event, Id } from '#lib/contract'
import { eventLine } from '#kernel/event-lines'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { sql } from 'kysely'
import { w } from '../words.ts'
import { protocolKinds } from './schemas.ts'

const became = ['made', 'signed', 'withdrawn'] as const
type Became = (typeof became)[number]

/** Told of each thing that a protocol names; of one that names none, of the person. */
export const assetProtocol = event(
  'asset.protocol',
  z.object({
    protocol_id: Id,
    kind: z.enum(protocolKinds),
    person_id: Id,
    became: z.enum(became),
    hash: z.string(),
  }),
)

export const protocolLine = eventLine(assetProtocol, {
  mentions: ({ person_id }) => [person_id],
  say: ({ kind, person_id, became: what }, { of }) =>
    w.later(`protocol-line.${kind}.${what}`, { person: of(person_id) }),
})

interface Protocol {
  readonly id: string
  readonly kind: (typeof protocolKinds)[number]
  readonly person_id: string
  readonly hash: string
}

export async function tellProtocol(
  ctx: Write,
  { id, kind, person_id, hash }: Protocol,
  what: Became,
  at?: string,
) {
  const { rows } = await sql<Subject>`
    select e.id, e.kind, e.key, e.title, e.audience_id from entity e
    where e.id in (select item_id from protocol_item where protocol_id = ${id}::uuid)
      or e.id = ${person_id}::uuid and not exists (select from protocol_item where protocol_id = ${id}::uuid)
    order by e.id`.execute(ctx.db)
  for (const subject of rows)
    ctx.emit(
      assetProtocol,
      subject,
      { protocol_id: id, kind, person_id, became: what, hash },
      at === undefined ? {} : { at },
    )
}
