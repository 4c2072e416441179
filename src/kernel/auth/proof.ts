import type { Actor } from '../actor.ts'

const freshMinutes = 10

/** Whether a session has lately shown that it is really its person. Tokens are scoped, and not asked. */
export function isProven({ session, provenAt }: Actor, nowMs: number): boolean {
  if (session === undefined) return true
  if (provenAt === undefined) return false
  return nowMs - Temporal.Instant.from(provenAt).epochMilliseconds < freshMinutes * 60_000
}
