import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#lib/refusal'
import type { Actor } from '../actor.ts'
import { w } from '../words.ts'

/** So many requests may come at once; as many come back within a minute, evenly. */
export interface Rate {
  readonly perMinute: number
}

/** What one caller has left. */
export interface Bucket {
  readonly left: number
  /** Milliseconds on the clock of whoever asks. */
  readonly at: number
}

export interface Taken {
  readonly bucket: Bucket
  readonly allowed: boolean
  /** Seconds until it is full again, or, where nothing is left, until one request may come. */
  readonly reset: number
}

const minute = 60_000

/**
 * Takes one request from a caller's bucket (token bucket); nobody known begins with a full one. What is refused takes nothing.
 */
export function take(bucket: Bucket | undefined, { perMinute }: Rate, now: number): Taken {
  const known = bucket ?? { left: perMinute, at: now }
  // A clock that was set back gives nothing and takes nothing.
  const since = Math.max(0, now - known.at)
  const filled = Math.min(perMinute, known.left + (since * perMinute) / minute)
  const allowed = filled >= 1
  const left = allowed ? filled - 1 : filled
  const missing = allowed ? perMinute - left : 1 - left
  return { bucket: { left, at: now }, allowed, reset: Math.ceil((missing * 60) / perMinute) }
}

/** What a caller is told, after the draft of RateLimit header fields (draft-ietf-httpapi-ratelimit-headers). */
export const headersOf = (
  { perMinute }: Rate,
  { bucket, allowed, reset }: Taken,
): Record<string, string> => ({
  'ratelimit-policy': `"default";q=${perMinute};w=60`,
  ratelimit: `"default";r=${Math.floor(bucket.left)};t=${reset}`,
  ...(!allowed && { 'retry-after': String(reset) }),
})

const mostCallers = 10_000
const whoAsks = ({ ip }: FastifyRequest, actor: Actor | undefined) =>
  actor ? `${actor.id} ${actor.token ?? ''}` : ip

/** Counts what each caller sends to this process, tells them what is left, and refuses what is too much. */
export function rateLimit(perMinute: number) {
  const buckets = new Map<string, Bucket>()
  return (request: FastifyRequest, reply: FastifyReply, actor: Actor | undefined): void => {
    const caller = whoAsks(request, actor)
    const taken = take(buckets.get(caller), { perMinute }, performance.now())
    // Put last again: whoever has not asked for longest is forgotten first.
    buckets.delete(caller)
    buckets.set(caller, taken.bucket)
    if (buckets.size > mostCallers) buckets.delete(buckets.keys().next().value ?? '')
    reply.headers(headersOf({ perMinute }, taken))
    if (!taken.allowed) throw new Refusal('too-many', w.later('too-many', { seconds: taken.reset }))
  }
}
