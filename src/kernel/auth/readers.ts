import { Refusal } from '#lib/refusal'
import type { Actor } from '../actor.ts'
import { type Read, reading } from '../context.ts'
import { readsSeen, type Seen, seenFor } from '../visible.ts'
import { actorOf } from './actors.ts'

/** The record, if this person may read it now. */
export async function seenBy(ctx: Read, actor: Actor, id: string): Promise<Seen | undefined> {
  try {
    return await seenFor(reading({ ...ctx, actor }), id, 'read')
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/**
 * Those of these people who may read a record now: what is sent about it goes to nobody else, whatever concerned them
 * once. `inside`: with its internal words, which a personal grant does not open.
 */
export async function readersAmong(
  ctx: Read,
  people: readonly string[],
  id: string,
  { inside = false } = {},
): Promise<string[]> {
  const readers: string[] = []
  for (const person of new Set(people)) {
    const actor = await actorOf(ctx.db, person)
    const record = actor && (await seenBy(ctx, actor, id))
    if (record && (!inside || readsSeen(actor, { ...record, granted: false }))) readers.push(person)
  }
  return readers
}
