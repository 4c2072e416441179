import type { Read } from '#kernel/context'

/** Under which version of the terms of use something was handed over, and whether whoever took it accepted them. */
export interface Terms {
  readonly version: number
  readonly accepted: boolean
}

/** Of an item in these batches, by `termsKey`. */
type TermsOf = (ctx: Read, item: string, batches: readonly string[]) => Promise<ReadonlyMap<string, Terms>>

const keepers: TermsOf[] = []
/**
 * A room that keeps what is signed says under which terms things were handed over. What is signed is frozen there with its version; the
 * ledger shows that one and keeps none of its own.
 */
export const keepsTerms = (of: TermsOf) => void keepers.push(of)

/** Several people may be handed things in one batch: each has their own terms. */
export const termsKey = (batch: string, holder: string | null) => `${batch} ${holder ?? ''}`

export async function termsOf(
  ctx: Read,
  item: string,
  batches: readonly string[],
): Promise<ReadonlyMap<string, Terms>> {
  const all = new Map<string, Terms>()
  if (batches.length === 0) return all
  for (const of of keepers) for (const [key, terms] of await of(ctx, item, batches)) all.set(key, terms)
  return all
}
