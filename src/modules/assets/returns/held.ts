import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { say, titleSaid } from '#lib/words'
import { heldOf } from '#facets/held/sources'
import type { Read } from '#kernel/context'
import { wholesOf } from '#kernel/merged'
import { seenByRef } from '#kernel/refs'
import { loadAssets } from '../commands/load.ts'
import type { assets } from '../contract.ts'
import { groundOf, typeIn } from '../ground.ts'
import { heldBy } from '../queries/found.ts'
import { asItCame } from '../starters.ts'
import type { ReturnThing } from './schemas.ts'

export const own = 'assets'

/** Somebody's id and those of records merged into theirs, at any remove. */
export const partsOf = async (ctx: Read, personId: string): Promise<string[]> =>
  (await wholesOf(ctx, [personId])).get(personId) ?? [personId]

/** All that somebody has, as far as the reader may see it: assets, the oldest first, and then what other rooms tell of. */
export async function thingsOf(ctx: Read, personId: string, language: string): Promise<ReturnThing[]> {
  const held = (await heldBy(ctx, [personId])).get(personId) ?? []
  const [ground, loaded] = [
    await groundOf(ctx),
    await loadAssets(
      ctx,
      held.map(({ id }) => id),
    ),
  ]
  const parts = await partsOf(ctx, personId)
  const others = await heldOf(ctx, parts)
  return [
    ...held.map(({ id, key, name, type, serial, quantity, since }) => ({
      source: own,
      id,
      what: titleSaid(asItCame(typeIn(ground, type).title), language),
      name,
      tag: loaded.get(id)?.tag || key,
      serial,
      quantity,
      since,
      to: `/assets/${key}`,
      gives: true,
    })),
    ...others.map(({ source, id, what, name, quantity, to, gives }) => ({
      source,
      id,
      what: say(what, language),
      name: titleSaid(name, language),
      tag: '',
      serial: '',
      quantity,
      since: null,
      to,
      gives,
    })),
  ]
}

export async function showHeld(ctx: Read, { id: ref }: Input<typeof assets.held>) {
  const { id, key, title } = await seenByRef(ctx, ref, 'person')
  return { person: { id, key, name: title }, things: await thingsOf(ctx, id, ctx.actor.language) }
}

interface Share {
  readonly item_id: string
  readonly holder_id: string
  readonly quantity: number
}

/** By whose name the ledger has it: the person's own, or that of a record merged into theirs. */
export async function sharesOf(ctx: Read, personId: string): Promise<Share[]> {
  const parts = await partsOf(ctx, personId)
  const { rows } = await sql<Share>`
    select item_id, holder_id, quantity from holding where holder_id = any(${parts}::uuid[]) order by since, item_id`.execute(
    ctx.db,
  )
  return rows
}
