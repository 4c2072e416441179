import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { namesOf } from '#kernel/auth/names'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seal, unseal } from '#kernel/cursor'
import { wholeOf, wholesOf } from '#kernel/merged'
import type { Download } from '#kernel/module'
import { w as house } from '#kernel/words'
import { verdictFor } from '#kernel/verdict'
import type { assets } from '../contract.ts'
import { protocolAsPdf } from '../papers/protocol-pdf.ts'
import { protocolRefusal } from '../policy.ts'
import { type Kept, protocolSeen, protocolsWhere, stateOf } from './load.ts'
import { languageOf } from './make.ts'
import { Content, type ProtocolRow, type ProtocolView, type State } from './schemas.ts'

const contentOf = ({ content }: Pick<Kept, 'content'>) =>
  content === null ? null : Content.parse(JSON.parse(content))

function rowOf(kept: Kept): ProtocolRow & { content: Content | null } {
  const content = contentOf(kept)
  const { id, kind, created_at, signed_at } = kept
  return {
    id,
    kind,
    state: stateOf(kept),
    person: content?.person ?? null,
    count: content?.items.length ?? 0,
    created_at,
    signed_at,
    content,
  }
}

const states: Readonly<Record<State, ReturnType<typeof sql<boolean>>>> = {
  waiting: sql<boolean>`(p.signed_at is null and p.withdrawn_at is null)`,
  signed: sql<boolean>`p.signed_at is not null`,
  withdrawn: sql<boolean>`p.withdrawn_at is not null`,
}

/** Protocols that the reader may see: of a person, of an asset, or all. */
export async function listProtocols(ctx: Read, input: Input<typeof assets.protocols>) {
  const { person_id, asset_id, state, after, limit } = input
  const [at, last] = after === undefined ? [] : unseal(after, ['timestamptz', 'uuid'])
  const where = sql<boolean>`
    ${person_id === undefined ? sql`true` : sql`p.person_id = any(${wholeOf(person_id)})`}
    and ${asset_id === undefined ? sql`true` : sql`p.id in (select protocol_id from protocol_item where item_id = ${asset_id}::uuid)`}
    and ${state === undefined ? sql`true` : states[state]}
    and ${at === undefined ? sql`true` : sql`(p.created_at, p.id) < (${at}::timestamptz, ${last}::uuid)`}`
  const rows = await protocolsWhere(ctx, where, limit + 1)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: page.map((kept) => rowOf(kept)),
    next: rows.length > limit && end ? seal([end.created_at, end.id]) : null,
  }
}

export async function showProtocol(ctx: Read, { id }: Input<typeof assets.protocol>): Promise<ProtocolView> {
  const kept = await protocolSeen(ctx, id)
  const { mine, signed_by, person_id } = kept
  const names = await namesOf(ctx, signed_by === null ? [] : [signed_by])
  // Whoever was merged into them was them, too.
  const parts = signed_by === null ? [] : ((await wholesOf(ctx, [signed_by])).get(signed_by) ?? [])
  const hands = may(ctx.actor, 'assets.write')
  const state = stateOf(kept)
  const verdict = verdictFor(ctx)
  const open = verdict(hands ? protocolRefusal.open(state) : house.later('forbidden'))
  return {
    ...rowOf(kept),
    hash: kept.hash,
    way: signed_by === null ? null : parts.includes(person_id) ? 'own' : 'here',
    signed_by: signed_by === null ? null : (names.get(signed_by) ?? ''),
    signed_name: kept.signed_name,
    strokes: kept.strokes,
    mine,
    can: { sign: verdict(protocolRefusal.sign({ state, mine, hands })), remind: open, withdraw: open },
  }
}

/** The protocol on paper, with its signature if there is one. */
export async function protocolFile(ctx: Read, { id }: Input<typeof assets.protocolPdf>): Promise<Download> {
  const kept = await protocolSeen(ctx, id)
  const view = await showProtocol(ctx, { id })
  const language = await languageOf(ctx, kept.person_id)
  const { body, name } = await protocolAsPdf(view, { language, zone: ctx.actor.zone, now: ctx.now })
  return { body, type: 'application/pdf', name: `${name}.pdf`, size: body.length, inline: true }
}
