import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { Refusal, refuseIf } from '#lib/refusal'
import { may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import type { assets } from '../contract.ts'
import { protocolRefusal } from '../policy.ts'
import { w } from '../words.ts'
import { protocolSeen, stateOf } from './load.ts'
import { askToSign, asksNoMore } from './notices.ts'
import { Content, type Strokes } from './schemas.ts'
import { tellProtocol } from './tell.ts'

/** Locks it first, so that of two who sign at once one is refused. */
async function lockedProtocol(ctx: Write, id: string) {
  await sql`select from protocol where id = ${id}::uuid for update`.execute(ctx.db)
  return protocolSeen(ctx, id)
}

/** Signs what was read, once and for ever: the hash says that it is what stands here. */
export async function signProtocol(ctx: Write, { id, hash, name, strokes }: Input<typeof assets.sign>) {
  const kept = await lockedProtocol(ctx, id)
  const { mine } = kept
  refuseIf(protocolRefusal.sign({ state: stateOf(kept), mine, hands: may(ctx.actor, 'assets.write') }))
  if (hash !== kept.hash) throw new Refusal('conflict', w.later('protocol-other'))
  await putSignature(ctx, kept, { at: ctx.now, by: ctx.actor.id, name, strokes })
  await asksNoMore(ctx, id)
}

interface Signature {
  readonly at: string
  readonly by: string
  readonly name: string
  readonly strokes: Strokes
}

/** Writes a signature under a protocol; whether it may be signed is asked before. */
export async function putSignature(
  ctx: Write,
  protocol: Parameters<typeof tellProtocol>[1],
  { at, by, name, strokes }: Signature,
) {
  await ctx.db
    .updateTable('protocol')
    .set({
      signed_at: at,
      signed_by: by,
      signed_name: name,
      strokes: strokes.length === 0 ? null : JSON.stringify(strokes),
    })
    .where('id', '=', protocol.id)
    .execute()
  await tellProtocol(ctx, protocol, 'signed', at === ctx.now ? undefined : at)
}

/** Asks the person once more. */
export async function remindOf(ctx: Write, { id }: Input<typeof assets.remind>) {
  const kept = await protocolSeen(ctx, id)
  refuseIf(protocolRefusal.open(stateOf(kept)))
  await asksNoMore(ctx, id)
  const { items } = Content.parse(JSON.parse(kept.content ?? ''))
  await askToSign(ctx, kept, items.length)
}

/** Takes back one that says something wrong; it stays to be read. */
export async function withdrawProtocol(ctx: Write, { id }: Input<typeof assets.withdraw>) {
  const kept = await lockedProtocol(ctx, id)
  refuseIf(protocolRefusal.open(stateOf(kept)))
  await ctx.db
    .updateTable('protocol')
    .set({ withdrawn_at: ctx.now, withdrawn_by: ctx.actor.id })
    .where('id', '=', id)
    .execute()
  await tellProtocol(ctx, kept, 'withdrawn')
  await asksNoMore(ctx, id)
}
