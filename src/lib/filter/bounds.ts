import type { Atom, Op, Range, Term, Value } from './grammar.ts'
import { type Clock, daysOf, instantsOf, type Moment, momentOf } from './moments.ts'
import { textOf } from './instants.ts'
import type { Bounds } from './predicate.ts'
import { stop } from './problem.ts'
import { shown, w } from './words.ts'

/** What one value covers, and what `:` asks of it where that is more than the value itself. */
interface Stretch<T> {
  readonly ge: T
  readonly end: { readonly lt: T } | { readonly le: T }
  readonly asked?: Bounds<T>
}
type Read<T> = (atom: Atom) => Stretch<T>

/** A comparison as bounds. The caller has seen to it that an order is asked of one value only. */
function boundsOf<T>(op: Op, value: Value, read: Read<T>): Bounds<T> {
  if (value.kind === 'range') return rangeOf(value, read)
  const { ge, end, asked } = read(value)
  switch (op) {
    case '>':
      return 'lt' in end ? { ge: end.lt } : { gt: end.le }
    case '>=':
      return { ge }
    case '<':
      return { lt: ge }
    case '<=':
      return end
    case ':':
    case '=':
    case '!=':
      return asked ?? { ge, ...end }
  }
}

function rangeOf<T>(range: Range, read: Read<T>): Bounds<T> {
  const low = range.low && read(range.low)
  const high = range.high && read(range.high)
  if (low && high && ('lt' in high.end ? low.ge >= high.end.lt : low.ge > high.end.le))
    stop(range, w.later('backwards'))
  return { ...(low && { ge: low.ge }), ...high?.end }
}

export const numberBounds = ({ op }: Term, value: Value): Bounds<number> => boundsOf(op, value, readNumber)

function readNumber(atom: Atom): Stretch<number> {
  const value = shown(atom.text)
  if (atom.open || !/^[+-]?\d+(?:\.\d+)?$/.test(atom.text))
    stop(atom, w.later('bad-number', { value }), [w.later('a-number')])
  const number = Number(atom.text)
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) stop(atom, w.later('big-number', { value }))
  return { ge: number, end: { le: number } }
}

export const instantBounds = ({ op }: Term, value: Value, clock: Clock): Bounds<string> =>
  boundsOf(op, value, (atom) => {
    const moment = readMoment(atom, clock)
    const { from, to } = instantsOf(moment, clock.zone)
    if (!inReach(from)) tooFar(atom)
    if (moment.kind !== 'point') return { ge: from, end: inReach(to) ? { lt: to } : { le: lastInstant } }
    const now = textOf(clock.now)
    return { ge: from, end: { le: from }, asked: from < now ? { ge: from, le: now } : { ge: now, le: from } }
  })

export const dayBounds = ({ op }: Term, value: Value, clock: Clock): Bounds<string> =>
  boundsOf(op, value, (atom) => {
    const moment = readMoment(atom, clock)
    const days = daysOf(moment, clock.zone)
    const from = days.from.toString()
    const to = days.to.toString()
    if (!inReach(from)) tooFar(atom)
    const end = inReach(to) ? { lt: to } : { le: lastDay }
    if (moment.kind !== 'point') return { ge: from, end }
    const today = clock.today.toString()
    return { ge: from, end, asked: from < today ? { ge: from, le: today } : { ge: today, ...end } }
  })

function readMoment(atom: Atom, clock: Clock): Moment {
  let moment: Moment | undefined
  try {
    moment = atom.open ? undefined : momentOf(atom.text, clock)
  } catch (error) {
    if (error instanceof RangeError) return tooFar(atom)
    throw error
  }
  return moment ?? stop(atom, w.later('bad-date', { value: shown(atom.text) }), [w.later('a-date')])
}

const tooFar = (atom: Atom) => stop(atom, w.later('far-date', { value: shown(atom.text) }))

// PostgreSQL and ISO text agree on the years 1 to 9999; the others carry a sign, but for the year 0.
const inReach = (text: string) => /^\d/.test(text) && !text.startsWith('0000')
const lastInstant = '9999-12-31T23:59:59.999999Z'
const lastDay = '9999-12-31'
