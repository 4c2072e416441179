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
  /** It is only done, on its last day at latest: nothing has to be approved or bought before. */
  readonly prompt?: true
  /** By doing nothing it goes on until then; none: it is over. */
  readonly bound_until: string | null
  /** What doing nothing costs, or what takes its place. */
  readonly cost: Money | null
  readonly owner: { readonly id: string; readonly name: string } | null
  /** What it is remembered by once it was told of, where its id or its day may be another tomorrow: a uuid and a day; none: by these. */
  readonly raised_as?: RaisedAs
}

export interface RaisedAs {
  readonly id: string
  readonly on: string
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

/** What a room has to tell of some days, of what the reader may see. */
export interface Told {
  /** What ends within them, or must be acted on within them. */
  readonly expiries: readonly Expiry[]
  /** What falls due within them by doing nothing. */
  readonly due?: readonly Due[]
}

interface ExpirySource {
  readonly name: string
  /** The permission without which it is not asked. */
  readonly can: string
  readonly find: (ctx: Read, days: Days) => Promise<Told>
}

const sources = new Map<string, ExpirySource>()
/** A room says what of its own expires; whoever shows a time-line asks all of them and knows none. */
export const expires = (source: ExpirySource) => void sources.set(source.name, source)

/** What of all rooms expires and falls due within these days. A source that fails is named in the log, and the others are told. */
export async function expiringIn(ctx: Read, days: Days): Promise<Required<Told>> {
  const all = { expiries: [] as Expiry[], due: [] as Due[] }
  for (const { name, can, find } of sources.values()) {
    const told = may(ctx.actor, can) ? await heard(name, () => find(ctx, days)) : null
    all.expiries.push(...(told?.expiries ?? []))
    all.due.push(...(told?.due ?? []))
  }
  return all
}
