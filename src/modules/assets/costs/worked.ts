import { msOf } from '#lib/time/instant'
import type { Read } from '#kernel/context'

/** So long what was worked out for a first page serves the pages after it, counted from the last of them. */
const keptMs = 120_000
const mostKept = 4

interface Kept {
  readonly until: number
  readonly value: unknown
}
const kept = new Map<string, Kept>()

interface Asked {
  /** Of which list, and for what: filter, order, and the like. */
  readonly what: readonly (string | undefined)[]
  readonly after: string | undefined
}

/**
 * Works something out that takes a look at everything: anew for the first page of a list, for the pages after it once. So they
 * neither skip nor repeat what moves meanwhile, and a file of many pages looks once. It is the reader's own, and kept for minutes.
 */
export async function workedOnce<T>(ctx: Read, { what, after }: Asked, work: () => Promise<T>): Promise<T> {
  const { id, session, token, viewer, language, audiences } = ctx.actor
  const name = JSON.stringify([id, session, token, viewer?.id, language, audiences, what])
  const now = msOf(ctx.now)
  const known = after === undefined ? undefined : kept.get(name)
  const value = known && known.until > now ? (known.value as T) : await work()
  kept.delete(name)
  kept.set(name, { until: now + keptMs, value })
  for (const [other, { until }] of kept) if (until <= now || kept.size > mostKept) kept.delete(other)
  return value
}
