/** One reason to tell some people of one fact. */
export interface Reason {
  readonly rank: number
  readonly people: readonly string[]
  /** Those of them who are sent a mail by whoever raises it. */
  readonly spared: readonly string[]
}

export type Strongest<R> = ReadonlyMap<string, { readonly reason: R; readonly spared: boolean }>

/**
 * Of all reasons to tell one person of a fact the strongest that may be told them and that they want, but nothing to whoever
 * did it. Whom any reason mails already is spared a second mail.
 */
export function strongest<R extends Reason>(
  reasons: readonly R[],
  by: string,
  isFor: (person: string, reason: R) => boolean,
): Strongest<R> {
  const told = new Map<string, { reason: R; spared: boolean }>()
  const spared = new Set(reasons.flatMap((reason) => reason.spared))
  for (const reason of reasons)
    for (const person of reason.people) {
      if (person === by || !isFor(person, reason)) continue
      const before = told.get(person)
      if (!before || reason.rank < before.reason.rank)
        told.set(person, { reason, spared: spared.has(person) })
    }
  return told
}
