import type { ReactNode } from 'react'
import { spell } from '#lib/time/relative'
import classes from './clock-cell.module.css'
import { Icon, type IconName } from './icon.tsx'
import { Meter } from './meter.tsx'
import { useNow, useReader } from './reader.tsx'
import { dayOf, shortly } from './time-words.ts'
import { w } from './words.ts'

export interface ClockFacts {
  state: 'running' | 'paused' | 'met' | 'broken' | 'planned' | 'ended'
  /** When it breaks, or broke. */
  dueAt?: string | null | undefined
  /** How much of the target is used, 0 to 1. */
  share?: number | undefined
  /** Said instead of the words that the facts give. */
  words?: string | undefined
  /** What it watches over, where that is not plain. */
  name?: string | undefined
  /** A quiet second part: what it waits for, how long it took. */
  note?: string | undefined
}

type Look = ClockFacts['state'] | 'low'

const looks = {
  running: { icon: 'clock', tone: '', meter: undefined },
  low: { icon: 'warn', tone: 'warn', meter: 'warn' },
  broken: { icon: 'bad', tone: 'bad', meter: 'bad' },
  paused: { icon: 'pause', tone: 't3', meter: 'paused' },
  met: { icon: 'good', tone: 'good', meter: 'good' },
  planned: { icon: 'plan', tone: 'plan', meter: 'plan' },
  // It counts no longer, and nobody is to blame for it.
  ended: { icon: 'close', tone: 't3', meter: undefined },
} as const satisfies Record<Look, { icon: IconName; tone: string; meter: unknown }>

/** Under a quarter left turns amber; past its due time it is broken, whoever said otherwise. */
export function lookOf({ state, dueAt, share }: ClockFacts, now: number): Look {
  if (state !== 'running') return state
  if (dueAt && Date.parse(dueAt) <= now) return 'broken'
  return (share ?? 0) >= 0.75 ? 'low' : 'running'
}

function useClock(clock: ClockFacts, full: boolean) {
  const reader = useReader()
  const now = useNow()
  const look = lookOf(clock, now)
  const words = clock.words ?? wordsFor()
  const named = clock.name === undefined ? words : w('clock_named', { name: clock.name, words })
  return { look, words: named, ...looks[look] }

  function wordsFor(): string {
    const due = clock.dueAt ? Date.parse(clock.dueAt) : undefined
    if (look === 'paused') return w('clock_paused')
    if (look === 'met') return w('clock_met')
    if (due === undefined) return w(look === 'broken' ? 'clock_broken' : 'clock_running')
    if (look === 'broken') return w('clock_late', { span: spell(now - due, reader) })
    if (dayOf(due, reader) !== dayOf(now, reader)) return shortly(due, now, reader)
    return full ? w('clock_left', { span: spell(due - now, reader) }) : spell(due - now, reader)
  }
}

/** A clock in a table: glyph, words, meter. */
export function ClockCell(clock: ClockFacts) {
  const { look, icon, tone, meter, words } = useClock(clock, false)
  return (
    <span className={classes.cell}>
      <span className={tone}>
        <Icon name={icon} size="s" />
      </span>
      <span className={tone}>{words}</span>
      {clock.note ? (
        <span className={classes.note}>{clock.note}</span>
      ) : clock.share === undefined || look === 'broken' ? (
        // Of what is late the bar is full and says nothing; its room is the words'.
        <span />
      ) : (
        <span className={classes.meter}>
          <Meter share={clock.share} tone={meter} />
        </span>
      )}
    </span>
  )
}

/** A clock where there is little room: glyph and words. */
export function ClockWords(clock: ClockFacts) {
  const { icon, tone, words } = useClock(clock, true)
  return (
    <span className={`${classes.words} ${tone}`}>
      <Icon name={icon} size="s" />
      <span>{words}</span>
    </span>
  )
}

/** A clock on a record: its name, its words, and when it is due, which opens the explanation. */
export function ClockLine({ title, end, ...clock }: ClockFacts & { title: string; end?: ReactNode }) {
  const { meter } = useClock(clock, true)
  return (
    <div className={classes.line}>
      <span className="t2">{title}</span>
      <ClockWords {...clock} />
      <span className="f12 t3">{end ?? clock.note}</span>
      {clock.share !== undefined && (
        <span className={classes.bar}>
          <Meter share={clock.share} tone={meter} />
        </span>
      )}
    </div>
  )
}
