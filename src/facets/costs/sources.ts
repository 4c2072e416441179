import type { Money } from '#lib/money/currency'
import { heard } from '#facets/home/panels'
import { type Actor, may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { type CostPart, costParts } from './parts.ts'

/** Something that a thing cost beside what its own room knows of it. */
export interface Cost {
  /** The thing. */
  readonly of: string
  /** When it came, or since when it goes on: 2026-11-30. */
  readonly on: string
  /** The record that says so: what it is called and where it is seen whole. */
  readonly key: string
  readonly title: string
  readonly to: string
  /** Who may see that record. */
  readonly audience_id: number
  /** Null: nobody knows a price. */
  readonly money: Money | null
  /** Of work: how long it took, so that whoever asks prices it by the rate of the house; else null. */
  readonly minutes: number | null
}

interface CostSource {
  readonly name: string
  readonly part: CostPart
  /** The permission without which it is not asked. */
  readonly can: string
  /** What these things cost by now, as far as the reader may see it. */
  readonly find: (ctx: Read, things: readonly string[]) => Promise<readonly Cost[]>
}

const sources = new Map<string, CostSource>()
/** A room says what its records cost of things; whoever sums up what a thing costs asks all of them and knows none. */
export const costs = (source: CostSource) => void sources.set(source.name, source)

/** A cost with who told it. */
export type CostTold = Cost & { readonly part: CostPart; readonly source: string }

/** The sources that this reader may hear, of the records that they see. */
export const sourcesHeard = (actor: Actor): string[] =>
  [...sources.values()].flatMap(({ name, can }) => (may(actor, can) ? name : []))

/** What other rooms know of the costs of things, of all parts or of some, and of which parts the reader hears nothing. A source that fails is named in the log. */
export async function costsOf(
  ctx: Read,
  things: readonly string[],
  parts: readonly CostPart[] = costParts,
): Promise<{ costs: CostTold[]; unheard: CostPart[] }> {
  const all: CostTold[] = []
  const unheard = new Set<CostPart>()
  for (const { name, part, can, find } of sources.values()) {
    if (!parts.includes(part)) continue
    const found = may(ctx.actor, can) ? await heard(name, () => find(ctx, things)) : null
    if (found === null) unheard.add(part)
    for (const cost of found ?? []) all.push({ ...cost, part, source: name })
  }
  return { costs: all, unheard: [...unheard] }
}
