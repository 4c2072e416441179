import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import { hoursMinutes } from '#lib/time/durations'
import type { FlightEvent } from '#lib/time/flight-pieces'
import { when, whenBetween } from '#lib/time/relative'
import { CloseButton } from '../button.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { useNow, useReader } from '../reader.tsx'
import { shortly } from '../time-words.ts'
import { w } from '../words.ts'
import classes from './flight-recorder.module.css'

/** One stretch or moment of a clock, said for the reader; moments are epoch milliseconds. */
export interface FlightRow {
  what: FlightEvent
  from: number
  to: number | null
  words: string
  why: string | null
  /** Working minutes, rounded so that the rows add up. */
  minutes: number
}

interface FlightRecorderProps {
  headline: string
  rows: readonly FlightRow[]
  foot?: string | null
  /** The policy that counts, as a link. */
  rule?: ReactNode
  onClose: () => void
}

const glyphs: Record<FlightEvent, IconName> = {
  ran: 'clock',
  stopped: 'ring',
  paused: 'pause',
  'target-changed': 'bolt',
  'calendar-changed': 'calendar',
  reopened: 'undo',
  breached: 'bad',
  met: 'good',
  missed: 'bad',
  cancelled: 'close',
  left: 'clock',
}

/** Why a clock is due when it is due: one line per segment, adding up to the answer. */
export function FlightRecorder({ headline, rows, foot, rule, onClose }: FlightRecorderProps) {
  const { language, zone } = useReader()
  const reader = { language, zone, now: useNow() }
  return (
    <div className={classes.recorder}>
      <header>
        <b className="f14">{headline}</b>
        <CloseButton onClick={onClose} />
      </header>
      <Bar rows={rows} />
      <ol>
        {rows.map((row) => (
          <li key={`${row.what}-${row.from}-${row.words}`} data-what={row.what}>
            {row.what === 'left' ? <span /> : <Icon name={glyphs[row.what]} size="s" />}
            <span>
              {row.to === null || row.to === row.from
                ? when(row.from, reader)
                : whenBetween(row.from, row.to, reader)}
            </span>
            <span>
              <b className="b">{row.words}</b>
              {row.why && <span className="t3">, {row.why}</span>}
            </span>
            <span className={classes.sum}>{row.minutes > 0 ? hoursMinutes(row.minutes) : '–'}</span>
          </li>
        ))}
      </ol>
      {(foot || rule) && (
        <footer>
          {foot && `${foot}. `}
          {rule}
        </footer>
      )}
    </div>
  )
}

/** A standstill is drawn no longer than this many minutes, else a weekend would leave no room for the work. */
const longestStandstill = 60
const standsStill = new Set<FlightEvent>(['stopped', 'paused'])

const weightOf = ({ what, from, to, minutes }: FlightRow) =>
  standsStill.has(what) ? Math.min(longestStandstill, ((to ?? from) - from) / 60_000) : minutes

function Bar({ rows }: { rows: readonly FlightRow[] }) {
  const reader = useReader()
  const now = useNow()
  const drawn = rows.filter((row) => weightOf(row) > 0)
  const ends = [drawn[0]?.from, drawn.at(-1)?.to].map((at) => (at ? shortly(at, now, reader) : ''))
  return (
    <div className={classes.bar} aria-hidden="true">
      <div>
        {drawn.map((row) => (
          <i key={`${row.what}-${row.from}`} data-what={row.what} style={{ flexGrow: weightOf(row) }} />
        ))}
      </div>
      <div className={classes.ends}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </div>
    </div>
  )
}

interface DueButtonProps {
  /** The due time, said shortly: 15:50 today. */
  children: ReactNode
  opened: boolean
  onChange: (opened: boolean) => void
  recorder: ReactNode
}

/** The due time; it opens the recorder. */
export function DueButton({ children, opened, onChange, recorder }: DueButtonProps) {
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="left-start"
      width={474}
      withArrow
      arrowSize={12}
      trapFocus
    >
      <Popover.Target>
        <button type="button" className={classes.due} onClick={() => onChange(!opened)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={w('why_due')}>
        {recorder}
      </Popover.Dropdown>
    </Popover>
  )
}
