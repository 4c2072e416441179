import type { Money } from '#lib/money/currency'
import { heard } from '#facets/home/panels'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import type { PromiseKind } from './kinds.ts'

/** Something that a provider did, with the day for which it was promised; days as 2026-11-30, in the house's zone. */
export interface Kept {
  /** What it is told apart by: the order, the repair, one wait of a ticket. */
  readonly id: string
  readonly what: PromiseKind
  readonly vendor_id: string
  /** The record that says so: the order, the thing that was repaired, the ticket. */
  readonly record_id: string
  /** What the provider calls it: the number of the order, of the return; else what the house does. */
  readonly no: string
  readonly began_on: string
  readonly began_at: string
  /** Null: no day was promised for it alone. */
  readonly promised_on: string | null
  readonly kept_on: string
  /** Null: only its day is known. */
  readonly kept_at: string | null
  /** What it was worth, without tax; null: nobody knows. */
  readonly value: Money | null
}

interface Asked {
  /** Of which kinds; a room that tells none of them is not asked. */
  readonly kinds: readonly PromiseKind[]
  readonly vendors: readonly string[]
  /** Days on which it was done, both included. */
  readonly from: string
  readonly until: string
}

interface PromiseSource {
  readonly name: string
  readonly tells: PromiseKind
  /** The permission without which it is not asked. */
  readonly can: string
  /** What these vendors did within these days, as far as the reader may see it. */
  readonly find: (ctx: Read, asked: Omit<Asked, 'kinds'>) => Promise<readonly Kept[]>
}

const sources = new Map<string, PromiseSource>()
/** A room says what providers promised and did; whoever judges them asks all rooms and knows none. */
export const tellsPromises = (source: PromiseSource) => void sources.set(source.name, source)

/**
 * What these vendors did within these days, of all rooms. Null where one that was asked failed, which is named in the log: half of
 * it is nothing to reckon with.
 */
export async function promisesOf(ctx: Read, asked: Asked): Promise<Kept[] | null> {
  if (asked.vendors.length === 0) return []
  const all: Kept[] = []
  for (const { name, tells, can, find } of sources.values()) {
    if (!asked.kinds.includes(tells) || !may(ctx.actor, can)) continue
    const found = await heard(name, () => find(ctx, asked))
    if (found === null) return null
    all.push(...found)
  }
  return all
}
