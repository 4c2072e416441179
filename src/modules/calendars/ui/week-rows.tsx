import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { WeeklySpan } from '#lib/time/calendar'
import { Button, CloseButton } from '#kit/button.tsx'
import { copyDay, endAfter, minuteOf, nextSpan, ofDay, wall, weekdays, withDay } from './draft.ts'
import { w } from './words.ts'
import classes from './week-rows.module.css'

interface Span {
  start: number
  end: number
}
interface WeekRowsProps {
  weekly: readonly WeeklySpan[]
  onChange?: ((weekly: WeeklySpan[]) => void) | undefined
}

/** The same week as times to type: a line a day, several stretches on it. */
export function WeekRows({ weekly, onChange }: WeekRowsProps) {
  return (
    <ul className={classes.rows}>
      {weekdays.map((weekday) => {
        const spans = ofDay(weekly, weekday)
        const change = onChange && ((next: readonly Span[]) => onChange(withDay(weekly, weekday, next)))
        const more = nextSpan(spans)
        return (
          <li key={weekday} className={classes.row}>
            <span className={classes.day}>{w('day', { day: weekday })}</span>
            <span className={classes.spans}>
              {spans.length === 0 && <span className="t3">{w('closed')}</span>}
              {spans.map((span, index) => (
                <Stretch
                  key={`${index} ${span.start} ${span.end}`}
                  weekday={weekday}
                  span={span}
                  onChange={
                    change && ((next) => change(next ? spans.with(index, next) : spans.toSpliced(index, 1)))
                  }
                />
              ))}
            </span>
            {change && (
              <span className="row">
                {more && (
                  <Button
                    size="s"
                    kind="quiet"
                    icon="plus"
                    aria-label={w('span.add', { day: weekday })}
                    onClick={() => change([...spans, more])}
                  >
                    {w('span.add.short')}
                  </Button>
                )}
                {weekday === 1 && spans.length > 0 && (
                  <Button
                    size="s"
                    kind="quiet"
                    icon="copy"
                    aria-label={w('copy.workdays', { day: weekday })}
                    onClick={() => onChange(copyDay(weekly, weekday, [2, 3, 4, 5]))}
                  >
                    {w('copy.short')}
                  </Button>
                )}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

interface StretchProps {
  weekday: number
  span: Span
  onChange: ((next: Span | undefined) => void) | undefined
}

function Stretch({ weekday, span, onChange }: StretchProps) {
  const [typed, setTyped] = useState({ start: wall(span.start), end: wall(span.end) })
  const nextDay = span.end > 1440
  if (!onChange)
    return (
      <span className="num">
        {wall(span.start)}–{wall(span.end)} {nextDay && <span className="t3 f12">{w('span.next-day')}</span>}
      </span>
    )
  const [start, end] = [minuteOf(typed.start), minuteOf(typed.end)]
  const settle = () => {
    if (start === undefined || end === undefined) return
    const next = { start: Math.min(start, 1439), end: endAfter(start, end) }
    if (next.start !== span.start || next.end !== span.end) onChange(next)
  }
  const field = (name: 'start' | 'end', minute: number | undefined) => (
    <TextInput
      className={classes.time}
      aria-label={w(`span.${name}`, { day: weekday })}
      value={typed[name]}
      error={minute === undefined}
      inputMode="numeric"
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
    />
  )
  return (
    <span className={classes.stretch}>
      {field('start', start)}–{field('end', end)}
      {nextDay && <span className="t3 f12 nw">{w('span.next-day')}</span>}
      <CloseButton
        label={w('span.remove', { day: weekday, start: wall(span.start), end: wall(span.end) })}
        onClick={() => onChange(undefined)}
      />
    </span>
  )
}
