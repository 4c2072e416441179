import type { EmitOptions, Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import type { Entry } from '../engine/posting.ts'
import { purchasingPosted } from '../events.ts'

interface Posting {
  readonly reason: 'approved' | 'ordered' | 'received' | 'invoiced' | 'returned' | 'released' | 'cut-short'
  readonly on: string
  readonly entries: readonly Entry[]
}

/** Tells whoever keeps budgets what happened in money; what comes to nothing is not told. */
export function post(
  ctx: Pick<Write, 'emit'>,
  ref: Subject,
  { currency, cost_centre }: { currency: string; cost_centre: string },
  { entries, ...rest }: Posting,
  options?: EmitOptions,
) {
  if (entries.length === 0) return
  ctx.emit(purchasingPosted, ref, { ...rest, currency, cost_centre, entries: [...entries] }, options)
}
