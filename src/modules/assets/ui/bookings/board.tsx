import type { CSSProperties } from 'react'
import { localeOf } from '#lib/time/relative'
import { Link } from '#kit/link.tsx'
import { Panel } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayShortly } from '#kit/time-words'
import type { BoardRow, Booking } from '../../bookings/schemas.ts'
import { forever } from '../../engine/booking.ts'
import { TypeIcon } from '../asset-words.tsx'
import classes from './board.module.css'
import { w } from './words.ts'

interface Span {
  readonly from: string
  readonly until: string
}
interface BoardProps extends Span {
  today: string
  rows: readonly BoardRow[]
  onOpen: (booking: Booking) => void
}

const dayMs = 86_400_000
const at = (day: string) => Date.parse(day) / dayMs
/** Where the days of a bar begin and how wide they are, in percent of the window, kept within it. */
function place({ from, until }: Span, window: Span): CSSProperties {
  const [first, days] = [at(window.from), at(window.until) - at(window.from) + 1]
  const start = Math.max(0, at(from) - first)
  const end = Math.min(days, at(until) - first + 1)
  return { left: `${(start / days) * 100}%`, width: `${(Math.max(0, end - start) / days) * 100}%` }
}

const weekOf = 7

/** Things with their days: what is booked, what is out, what is late. */
export function Board({ from, until, today, rows, onOpen }: BoardProps) {
  const { language } = useReader()
  const window = { from, until }
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  const days = at(until) - at(from) + 1
  const ticks = Array.from({ length: Math.ceil(days / weekOf) }, (_, n) => (at(from) + n * weekOf) * dayMs)
  return (
    <Panel>
      <div className={classes.axis} aria-hidden="true">
        <span />
        <div className={classes.track}>
          {ticks.map((tick, n) => (
            <span key={tick} className={classes.day} style={{ left: `${((n * weekOf) / days) * 100}%` }}>
              {format.format(tick)}
            </span>
          ))}
        </div>
      </div>
      <ol className={classes.rows}>
        {rows.map((row) => (
          <li key={row.asset.id} className={classes.row}>
            <span className="row cut">
              <TypeIcon name={row.asset.icon} />
              <Link to={`/assets/${row.asset.key}`} className="cut">
                {row.asset.name}
              </Link>
              <span className="t3 f12 nw">{row.asset.tag || row.asset.key}</span>
            </span>
            <div className={classes.track}>
              {today >= from && today <= until && (
                <i
                  className={classes.now}
                  style={{ left: place({ from: today, until: today }, window).left }}
                />
              )}
              {row.loans.map((loan) => (
                <LoanBar key={loan.from} loan={loan} window={window} today={today} />
              ))}
              {row.bookings.map((booking) => (
                <BookingBar
                  key={booking.id}
                  booking={booking}
                  window={window}
                  today={today}
                  onOpen={onOpen}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** The days of a span in words. */
export function useDays() {
  const { language } = useReader()
  return ({ from, until }: Span) =>
    until === forever
      ? w('until.open', { from: dayShortly(from, language) })
      : w('until', { from: dayShortly(from, language), until: dayShortly(until, language) })
}

const later = (a: string, b: string) => (a > b ? a : b)

interface LoanBarProps {
  loan: BoardRow['loans'][number]
  window: Span
  today: string
}

function LoanBar({ loan, window, today }: LoanBarProps) {
  const days = useDays()
  const who = loan.holder?.title ?? w('of-somebody')
  const shown = { from: loan.from, until: later(loan.until, loan.overdue ? today : loan.until) }
  return (
    <span
      className={classes.bar}
      data-look={loan.overdue ? 'overdue' : 'out'}
      style={place(shown, window)}
      title={w(loan.overdue ? 'overdue' : 'out', { who, days: days(loan) })}
    >
      {who}
    </span>
  )
}

interface BookingBarProps {
  booking: Booking
  window: Span
  today: string
  onOpen: (booking: Booking) => void
}

function BookingBar({ booking, window, today, onOpen }: BookingBarProps) {
  const days = useDays()
  const { holder, starts_on: from, ends_on, state, overdue } = booking
  const who = holder?.title ?? w('of-somebody')
  const until = overdue ? later(ends_on, today) : ends_on
  const look = overdue ? 'overdue' : state === 'cancelled' ? 'back' : state
  return (
    <button
      type="button"
      className={classes.bar}
      data-look={look}
      style={place({ from, until }, window)}
      aria-label={w(look, { who, days: days({ from, until: ends_on }) })}
      title={w(look, { who, days: days({ from, until: ends_on }) })}
      onClick={() => onOpen(booking)}
    >
      {who}
    </button>
  )
}
