import { heard } from '#facets/home/panels'
import type { Read } from '#kernel/context'

/** What is known of how a thing is used. Sizes in megabytes. */
export interface Usage {
  /** When it was last heard of; null: that is not known here. */
  readonly heard_at: string | null
  /** How full its disks are; null: that is not known here. */
  readonly disk: { readonly total: number; readonly used: number } | null
  /** How much memory it has, and what percent of it was in use at most, on so many days; null: that is not known here. */
  readonly memory: { readonly total: number; readonly most: number | null; readonly days: number } | null
}

/** The days that are looked back on: so many until today. */
export interface Lately {
  readonly today: string
  readonly days: number
}

interface UsageSource {
  readonly name: string
  /** What of these things is known; by the thing. */
  readonly find: (ctx: Read, things: readonly string[], lately: Lately) => Promise<ReadonlyMap<string, Usage>>
}

const sources = new Map<string, UsageSource>()
/** A room says how things are used; whoever looks for idle ones asks all of them and knows none. */
export const tellsUsage = (source: UsageSource) => void sources.set(source.name, source)

/** How these things are used, by thing: when they were last heard of anywhere, how full their disks are, how much memory was in use lately. */
export async function usageOf(
  ctx: Read,
  things: readonly string[],
  lately: Lately,
): Promise<Map<string, Usage>> {
  const all = new Map<string, Usage>()
  for (const { name, find } of sources.values())
    for (const [thing, usage] of (await heard(name, () => find(ctx, things, lately))) ?? []) {
      const before = all.get(thing)
      all.set(thing, before ? later(before, usage) : usage)
    }
  return all
}

function later(one: Usage, other: Usage): Usage {
  const moments = [one.heard_at, other.heard_at].filter((at) => at !== null)
  const [last = null] = moments.toSorted((a, b) => Temporal.Instant.compare(b, a))
  return { heard_at: last, disk: one.disk ?? other.disk, memory: one.memory ?? other.memory }
}
