import { heard } from '#facets/home/panels'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'

/** A model as its maker calls it. */
export interface Model {
  readonly id: string
  readonly manufacturer: string
  readonly name: string
}

/** An order of which something has not come yet. */
export interface Order {
  readonly key: string
  readonly title: string
  readonly to: string
  /** When it is promised for: 2026-11-30; null: nobody said. */
  readonly promised_on: string | null
  /** How many are still to come. */
  readonly n: number
}

interface SupplySource {
  readonly name: string
  /** The permission without which it is not asked. */
  readonly can: string
  /** What comes of these models, as far as the reader may see it; by the model's id. */
  readonly find: (ctx: Read, models: readonly Model[]) => Promise<ReadonlyMap<string, readonly Order[]>>
}

const sources = new Map<string, SupplySource>()
/** A room says what is on order; whoever keeps a stock asks all of them and knows none. */
export const supplies = (source: SupplySource) => void sources.set(source.name, source)

/** What is on order of these models, by the model's id. A source that fails is named in the log, and says nothing. */
export async function ordersOf(ctx: Read, models: readonly Model[]): Promise<Map<string, Order[]>> {
  const all = new Map<string, Order[]>()
  if (models.length === 0) return all
  for (const { name, can, find } of sources.values()) {
    if (!may(ctx.actor, can)) continue
    for (const [id, orders] of (await heard(name, () => find(ctx, models))) ?? [])
      all.set(id, [...(all.get(id) ?? []), ...orders])
  }
  return all
}
