/** How often something was guessed at or from somewhere; forgotten little by little. Instants are epoch milliseconds. */
export interface Tries {
  readonly tries: number
  readonly lastAt: number
  readonly blockedUntil: number | null
}

export interface Patience {
  /** So many tries cost nothing. */
  readonly free: number
  /** One try is forgotten in so many seconds. */
  readonly forgetSeconds: number
}

/** An account is guessed at from anywhere; behind one address may sit a whole office. */
export const patience = {
  account: { free: 5, forgetSeconds: 900 },
  address: { free: 30, forgetSeconds: 60 },
  /** Whoever guesses codes knows the password already. */
  code: { free: 5, forgetSeconds: 900 },
  /** A passkey asked for by nobody in particular: what it is to sign is kept for a while. */
  challenge: { free: 60, forgetSeconds: 30 },
  reset: { free: 3, forgetSeconds: 1200 },
} satisfies Record<string, Patience>

/** Past the free tries each one doubles the wait, five times; after that it is locked out. */
const doublings = 5
export const lockSeconds = 900

const waitSeconds = (over: number) => {
  if (over <= 0) return 0
  return over <= doublings ? 2 ** over : lockSeconds
}

export const isBlocked = (before: Tries | undefined, now: number) =>
  before !== undefined && before.blockedUntil !== null && before.blockedUntil > now

/** What stands after one more try. Ask `isBlocked` first: a try while blocked is none, it changes nothing. */
export function afterTry(before: Tries | undefined, { free, forgetSeconds }: Patience, now: number): Tries {
  const forgotten = before ? Math.max(0, now - before.lastAt) / (forgetSeconds * 1000) : 0
  const tries = Math.max(0, (before?.tries ?? 0) - forgotten) + 1
  const wait = waitSeconds(Math.ceil(tries) - free)
  return { tries, lastAt: now, blockedUntil: wait === 0 ? null : now + wait * 1000 }
}

/** The try after which it is locked out, not merely slowed down: worth a line in the timeline. */
export const locksNow = (before: Tries | undefined, after: Tries, { free }: Patience) =>
  Math.ceil(after.tries) - free > doublings && Math.ceil(before?.tries ?? 0) - free <= doublings

/** What stands after a try turned out to be right: at an address only that one try is taken back. */
export function afterSuccess(before: Tries, { free }: Patience): Tries {
  const tries = Math.max(0, before.tries - 1)
  return { ...before, tries, blockedUntil: Math.ceil(tries) > free ? before.blockedUntil : null }
}
