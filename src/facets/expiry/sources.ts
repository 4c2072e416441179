import type { Money } from '#lib/money/currency'
import { heard } from '#facets/home/panels'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'

/** Something that ends on a day, or goes on unless somebody acts before it. */
export interface Expiry {
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly title: string
  /** Where it is seen whole. */
  readonly to: string
  /** Whose it is, in a word: the vendor, the model. */
  readonly sub: string
  readonly ends_on: string
  /** The last day on which something can be done about it, such as the day by which a notice must arrive; none: its end. */
  readonly act_on: string | null
  /** By doing nothing it goes on until then; none: it is over. */
  readonly bound_until: string | null
  /** What doing nothing costs, or what takes its place. */
  readonly cost: Money | null
  readonly owner: { readonly id: string; readonly name: string } | null
}

/** Money that falls due on a day. */
export interface Due extends Money {
  readonly on: string
  /** Nothing that is done today keeps it off any more. */
  readonly bound: boolean
}

/** Days, both included. */
export interface Days {
  readonly from: string
  readonly until: string
}

export interface ExpirySource {
  readonly name: string
  /** The permission without which it is not asked. */
  readonly can: string
  /** What ends within these days, or must be acted on within them, of what the reader may see. */
  readonly find: (ctx: Read, days: Days) => Promise<readonly Expiry[]>
  /** What falls due within these days by doing nothing. */
  readonly due?: (ctx: Read, days: Days) => Promise<readonly Due[]>
}

const sources = new Map<string, ExpirySource>()
/** A room says what of its own expires; whoever shows a time-line asks all of them and knows none. */
export const expires = (source: ExpirySource) => void sources.set(source.name, source)

const open = (ctx: Read) => [...sources.values()].filter(({ can }) => may(ctx.actor, can))

/** What of all rooms expires within these days. A source that fails is named in the log, and the others are told. */
export async function expiriesIn(ctx: Read, days: Days): Promise<Expiry[]> {
  const found: Expiry[] = []
  for (const { name, find } of open(ctx)) found.push(...((await heard(name, () => find(ctx, days))) ?? []))
  return found
}

/** What of all rooms falls due within these days. */
export async function dueIn(ctx: Read, days: Days): Promise<Due[]> {
  const found: Due[] = []
  for (const { name, due } of open(ctx))
    if (due) found.push(...((await heard(name, () => due(ctx, days))) ?? []))
  return found
}
