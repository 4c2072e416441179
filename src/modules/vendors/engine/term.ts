import { dayOf, everyDay, isBefore, type IsWorkday, laterOf } from './days.ts'
import { isThrough, noticeDay, type NoticeRule } from './notice.ts'

type Date = Temporal.PlainDate

/** What was agreed. Days are ISO text; each is the first or the last one that counts. */
export interface Terms extends NoticeRule {
  readonly starts_on: string
  readonly first_end: string | null
  /** `none`: ends by itself. `tacit`: goes on by `renews_months` unless somebody says no. `open`: goes on until then. */
  readonly renewal: 'none' | 'tacit' | 'open'
  readonly renews_months: number | null
  /** Where an open one can end: on any day, or with a month or quarter. The others end with a term. */
  readonly notice_to: 'term' | 'day' | 'month' | 'quarter'
  /** The day on which a notice arrived. */
  readonly cancelled_on: string | null
}

export interface Span {
  readonly from: string
  readonly until: string
}

/** By doing nothing until `notice_on`, one is bound until `bound_until` in place of `ends_on`. */
export interface Decision {
  readonly notice_on: string
  readonly ends_on: string
  readonly bound_until: string
  /** How long that is, where terms have a length. */
  readonly months: number | null
}

export interface Standing {
  readonly status: 'planned' | 'running' | 'cancelled' | 'ended'
  /** The term that the day lies in; one that goes on until notice has no end. */
  readonly term: { readonly from: string; readonly until: string | null } | null
  /** Its last day, where that is certain. */
  readonly ends_on: string | null
  /** The earliest last day that a notice of today still reaches. */
  readonly leaves_on: string | null
  /** What must be decided next, and by when; nothing where one may leave at any time, or where it ends anyhow. */
  readonly decision: Decision | null
}

/** The end that lies so many months behind another: the last day of a month leads to the last day of a month. */
export const endLater = (end: Date, months: number): Date =>
  end.add({ days: 1 }).add({ months }).subtract({ days: 1 })

/** A term's end after so many renewals, counted from the first end each time: months that are short leave no trace. */
function endAfter({ first_end, renews_months }: Terms, renewals: number): Date {
  if (first_end === null || renews_months === null) throw new Error('these terms have no end')
  return endLater(dayOf(first_end), renews_months * renewals)
}

/** How many renewals lie before the first end that is not before a day. */
function renewalsUntil(terms: Terms, day: Date): number {
  const { first_end, renews_months } = terms
  if (first_end === null || renews_months === null || !isBefore(dayOf(first_end), day)) return 0
  const months = dayOf(first_end).until(day, { largestUnit: 'months' }).months
  let n = Math.max(0, Math.floor(months / renews_months) - 1)
  while (isBefore(endAfter(terms, n), day)) n++
  return n
}

const monthEnd = (day: Date) => day.with({ day: day.daysInMonth })
const quarterEnd = (day: Date) => monthEnd(day.with({ day: 1, month: Math.ceil(day.month / 3) * 3 }))

/** The first day, from `day` on, on which the contract can end. */
function firstEnd(terms: Terms, day: Date): Date {
  if (terms.renewal === 'tacit') return endAfter(terms, renewalsUntil(terms, day))
  const first = dayOf(terms.first_end ?? terms.starts_on)
  if (terms.renewal === 'none') return first
  const least = laterOf(first, day)
  if (terms.notice_to === 'month') return monthEnd(least)
  return terms.notice_to === 'quarter' ? quarterEnd(least) : least
}

/** The last day, if notice arrives on `day`. */
export const leavesOn = (terms: Terms, day: string, isWorkday: IsWorkday = everyDay): string =>
  firstEnd(terms, isThrough(terms, dayOf(day), isWorkday)).toString()

/** The last day on which notice may arrive for an end. */
export const noticeOn = (terms: Terms, end: string, isWorkday: IsWorkday = everyDay): string =>
  noticeDay(terms, dayOf(end), isWorkday).toString()

/** How a contract stands on a day. Without a calendar every day is a working day. */
export function standingOf(terms: Terms, today: string, isWorkday: IsWorkday = everyDay): Standing {
  const ends_on = certainEnd(terms, isWorkday)
  const isOver = ends_on !== null && ends_on < today
  const status = isOver
    ? 'ended'
    : today < terms.starts_on
      ? 'planned'
      : terms.cancelled_on === null
        ? 'running'
        : 'cancelled'
  const free = !isOver && terms.cancelled_on === null && terms.renewal !== 'none'
  return {
    status,
    term: isOver ? null : termAt(terms, today, ends_on),
    ends_on,
    leaves_on: free ? leavesOn(terms, today, isWorkday) : null,
    decision: free ? decisionAt(terms, today, isWorkday) : null,
  }
}

function certainEnd(terms: Terms, isWorkday: IsWorkday): string | null {
  if (terms.renewal === 'none') return terms.first_end
  return terms.cancelled_on === null ? null : leavesOn(terms, terms.cancelled_on, isWorkday)
}

function termAt(terms: Terms, today: string, ends_on: string | null): Standing['term'] {
  const { starts_on, first_end, renewal } = terms
  if (renewal !== 'tacit') return { from: starts_on, until: ends_on }
  const n = renewalsUntil(terms, dayOf(today))
  const from =
    n === 0
      ? starts_on
      : endAfter(terms, n - 1)
          .add({ days: 1 })
          .toString()
  return { from, until: n === 0 ? first_end : endAfter(terms, n).toString() }
}

function decisionAt(terms: Terms, today: string, isWorkday: IsWorkday): Decision | null {
  const ends_on = leavesOn(terms, today, isWorkday)
  // Once the first term of an open one can no longer be left at its end, one may leave at any time: nothing presses.
  if (
    terms.renewal === 'open' &&
    ends_on !== firstEnd(terms, dayOf(terms.first_end ?? terms.starts_on)).toString()
  )
    return null
  if (terms.renewal === 'open' && terms.first_end === null) return null
  const notice_on = noticeOn(terms, ends_on, isWorkday)
  const bound_until = leavesOn(terms, dayOf(notice_on).add({ days: 1 }).toString(), isWorkday)
  const months = terms.renewal === 'tacit' ? monthsBetween(ends_on, bound_until) : null
  return { notice_on, ends_on, bound_until, months }
}

/** Whole months from the end of one term to the end of another. */
function monthsBetween(end: string, later: string): number {
  const [from, to] = [dayOf(end).add({ days: 1 }), dayOf(later).add({ days: 1 })]
  return (to.year - from.year) * 12 + to.month - from.month
}

/** The next terms that follow by themselves after a day, each with the last day on which it could be kept off. */
export function renewalsOf(
  terms: Terms,
  today: string,
  many: number,
  isWorkday: IsWorkday = everyDay,
): (Span & { notice_on: string })[] {
  if (terms.renewal !== 'tacit' || terms.cancelled_on !== null) return []
  const first = renewalsUntil(terms, dayOf(today))
  return Array.from({ length: many }, (_, n) => {
    const before = endAfter(terms, first + n)
    return {
      from: before.add({ days: 1 }).toString(),
      until: endAfter(terms, first + n + 1).toString(),
      notice_on: noticeOn(terms, before.toString(), isWorkday),
    }
  })
}
