import type { CSSProperties } from 'react'
import type { z } from 'zod'
import { Link } from '#kit/link.tsx'
import { Mark, type Tone } from '#kit/pill.tsx'
import { useReader } from '#kit/reader.tsx'
import { localeOf } from '#lib/time/relative'
import type { Runway } from '../runway-schemas.ts'
import { useSaid } from './contract-words.tsx'
import classes from './runway.module.css'
import { w } from './words.ts'

type Shown = z.output<typeof Runway>
type Item = Shown['items'][number]
type Span = Pick<Shown, 'from' | 'until'>

const dayMs = 86_400_000
const at = (day: string) => Date.parse(day) / dayMs
/** Where a day lies between the two ends, in percent, kept within them. */
const share = (day: string, { from, until }: Span) =>
  Math.min(100, Math.max(0, ((at(day) - at(from)) / (at(until) - at(from))) * 100))
const left = (day: string, span: Span): CSSProperties => ({ left: `${share(day, span)}%` })

/** The months along the top, every third by name where there are many. */
export function Axis({ runway }: { runway: Shown }) {
  const { language } = useReader()
  const format = new Intl.DateTimeFormat(localeOf(language), {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  })
  const starts = monthStarts(runway)
  const step = starts.length > 13 ? 3 : 1
  return (
    <div className={classes.axis} aria-hidden="true">
      <span />
      <div className={classes.track}>
        {starts
          .filter((_, n) => n % step === 0)
          .map((day) => (
            <span key={day} className={classes.month} style={left(day, runway)}>
              {format.format(Date.parse(day))}
            </span>
          ))}
      </div>
    </div>
  )
}

function monthStarts({ from, until }: Span): string[] {
  const starts: string[] = []
  const first = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  for (let n = 1; ; n++) {
    const day = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + n, 1))
      .toISOString()
      .slice(0, 10)
    if (day > until) return starts
    starts.push(day)
  }
}

const tones: Record<Item['urgency'], Tone | undefined> = {
  late: 'bad',
  month: 'warn',
  quarter: 'info',
  later: undefined,
}

/** One thing that expires: what it is, by when to decide, and both on the time-line. */
export function RunwayRow({ item, runway }: { item: Item; runway: Shown }) {
  const { day } = useSaid()
  const { title, to, sub, urgency, decide_on, act_on, ends_on } = item
  return (
    <li className={classes.row}>
      <div className={classes.told}>
        <div className="row wrap">
          <Link to={to}>{title}</Link>
          <span className="t3 f12">{sub}</span>
        </div>
        <div className="row wrap f12">
          <Mark tone={tones[urgency]}>
            <By item={item} />
          </Mark>
        </div>
        {!item.prompt && (
          <div className="t2 f12">
            <Consequence item={item} />
          </div>
        )}
      </div>
      <div className={classes.track}>
        <span className="sr">{w('runway.track', { title, decide: day(decide_on), end: day(ends_on) })}</span>
        <i
          className={classes.bar}
          style={{ width: `${share(ends_on, runway)}%` }}
          data-tone={tones[urgency]}
        />
        {decide_on >= runway.from && (
          <i className={classes.decide} style={left(decide_on, runway)} data-tone={tones[urgency]} />
        )}
        {act_on !== null && <i className={classes.act} style={left(act_on, runway)} />}
      </div>
    </li>
  )
}

function By({ item: { urgency, decide_on, prompt } }: { item: Item }) {
  const { day } = useSaid()
  if (prompt) return w(urgency === 'late' ? 'runway.overdue' : 'runway.due', { day: day(decide_on) })
  return urgency === 'late' ? w('runway.late-text') : w('runway.decide', { day: day(decide_on) })
}

function Consequence({ item: { act_on, ends_on, bound_until, cost } }: { item: Item }) {
  const { day, money } = useSaid()
  const ends =
    act_on === null
      ? w('runway.ends', { day: day(ends_on) })
      : w('runway.notice-ends', { notice: day(act_on), day: day(ends_on) })
  if (bound_until === null) return ends
  const binds =
    cost === null
      ? w('runway.binds', { day: day(bound_until) })
      : w('runway.binds-cost', { day: day(bound_until), cost: money(cost) })
  return `${ends}; ${binds}`
}
