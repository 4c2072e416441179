/** Days, both included, as ISO text: 2026-11-30. */
export interface Span {
  readonly from: string
  readonly until: string
}

/** A thing with the days on which it is not to be had, in any order. */
export interface Lendable {
  readonly id: string
  readonly busy: readonly Span[]
}

/** The last day that a calendar here knows: until then is what somebody keeps for good. */
export const forever = '9999-12-31'

const meet = (a: Span, b: Span) => a.from <= b.until && b.from <= a.until

/** Whether a thing is to be had on all of these days. */
export const isFree = ({ busy }: Pick<Lendable, 'busy'>, wanted: Span): boolean =>
  !busy.some((span) => meet(span, wanted))

/** The last day before these on which it is busy; empty if there is none. */
const lastBefore = ({ busy }: Lendable, { from }: Span) =>
  busy.reduce((last, { until }) => (until < from && until > last ? until : last), '')

/**
 * One of the things that is to be had on all of these days: the one that was busy latest before, so that those that lie
 * about for long stay whole for long bookings; of equals the first. None: nothing is to be had. Whoever books in the order of
 * first days needs no more things than are wanted on the same day at most.
 */
export function pickFree(things: readonly Lendable[], wanted: Span): Lendable | undefined {
  let best: Lendable | undefined
  for (const thing of things)
    if (isFree(thing, wanted) && (!best || lastBefore(thing, wanted) > lastBefore(best, wanted))) best = thing
  return best
}
