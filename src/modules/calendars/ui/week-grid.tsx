import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { WeeklySpan } from '#lib/time/calendar'
import { inOrder, moved, ofDay, snap, stepMinutes, stretched, wall, weekdays, withDay } from './draft.ts'
import { w } from './words.ts'
import classes from './week-grid.module.css'

interface Span {
  start: number
  end: number
}
interface WeekGridProps {
  weekly: readonly WeeklySpan[]
  /** Left out, the week is only shown. */
  onChange?: ((weekly: WeeklySpan[]) => void) | undefined
}

const day = 1440
const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24]
const share = (minute: number) => `${(Math.min(minute, day) / day) * 100}%`

/** The week as seven columns: hours are drawn, moved and stretched by pointer, or by keys on the block in focus. */
export function WeekGrid({ weekly, onChange }: WeekGridProps) {
  return (
    <fieldset className={classes.grid} aria-label={w('grid.label')}>
      <div className={classes.hours} aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ top: share(hour * 60) }}>
            {wall(hour * 60)}
          </span>
        ))}
      </div>
      {weekdays.map((weekday) => (
        <Column
          key={weekday}
          weekday={weekday}
          spans={ofDay(weekly, weekday)}
          // What began the evening before goes on here, seen and not touched.
          tails={ofDay(weekly, weekday === 1 ? 7 : weekday - 1).filter(({ end }) => end > day)}
          onChange={onChange && ((spans) => onChange(withDay(weekly, weekday, spans)))}
        />
      ))}
    </fieldset>
  )
}

interface ColumnProps {
  weekday: number
  spans: readonly Span[]
  tails: readonly Span[]
  onChange: ((spans: Span[]) => void) | undefined
}

interface Drag {
  what: 'draw' | 'move' | 'end'
  from: number
  before: Span
  now: Span
  index: number
}

function Column({ weekday, spans, tails, onChange }: ColumnProps) {
  const place = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<Drag>()
  const minuteAt = ({ clientY }: PointerEvent) => {
    const box = place.current?.getBoundingClientRect()
    return box ? snap(((clientY - box.top) / box.height) * day) : 0
  }
  const grab = (event: PointerEvent, what: Drag['what'], before: Span, index: number) => {
    if (!onChange || event.button !== 0) return
    event.stopPropagation()
    place.current?.setPointerCapture(event.pointerId)
    setDrag({ what, from: minuteAt(event), before, now: before, index })
  }
  const follow = (event: PointerEvent) => drag && setDrag({ ...drag, now: dragged(drag, minuteAt(event)) })
  const drop = () => {
    if (!drag) return
    setDrag(undefined)
    if (drag.now.end - drag.now.start < stepMinutes) return
    const others = spans.filter((_, index) => index !== drag.index)
    onChange?.(inOrder([...others, drag.now]))
  }
  const shown = spans.map((span, index) => (drag?.index === index ? drag.now : span))
  return (
    <div className={classes.day}>
      <div className={classes.head}>{w('day.short', { day: weekday })}</div>
      <div
        ref={place}
        className={classes.column}
        data-edits={onChange !== undefined || undefined}
        onPointerDown={(event) => {
          const start = minuteAt(event)
          grab(event, 'draw', { start, end: start }, -1)
        }}
        onPointerMove={follow}
        onPointerUp={drop}
        onPointerCancel={() => setDrag(undefined)}
      >
        {tails.map(({ end }) => (
          <span key={`tail ${end}`} className={classes.tail} style={{ top: 0, height: share(end - day) }} />
        ))}
        {shown.map((span, index) => (
          <Block
            key={index}
            weekday={weekday}
            span={span}
            onGrab={(event, what) => grab(event, what, span, index)}
            onChange={
              onChange &&
              ((next) => onChange(inOrder(next ? spans.with(index, next) : spans.toSpliced(index, 1))))
            }
          />
        ))}
        {drag?.index === -1 && drag.now.end > drag.now.start && (
          <span
            className={classes.ghost}
            style={{ top: share(drag.now.start), height: share(drag.now.end - drag.now.start) }}
          />
        )}
      </div>
    </div>
  )
}

function dragged({ what, from, before }: Drag, at: number): Span {
  if (what === 'move') return moved(before, at - from)
  if (what === 'end') return stretched(before, at - from)
  return { start: Math.min(from, at), end: Math.max(from, at) }
}

interface BlockProps {
  weekday: number
  span: Span
  onGrab: (event: PointerEvent, what: 'move' | 'end') => void
  onChange: ((next: Span | undefined) => void) | undefined
}

function Block({ weekday, span, onGrab, onChange }: BlockProps) {
  const { start, end } = span
  const said = w('span.label', { day: weekday, start: wall(start), end: wall(end) })
  const look = { top: share(start), height: share(Math.min(end, day) - start) }
  if (!onChange)
    return (
      <span className={classes.block} style={look}>
        <span className="sr">{said}</span>
      </span>
    )
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -stepMinutes, ArrowDown: stepMinutes }[event.key]
    if (by !== undefined) onChange(event.shiftKey ? stretched(span, by) : moved(span, by))
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(undefined)
    else return
    event.preventDefault()
  }
  return (
    <button
      type="button"
      className={classes.block}
      style={look}
      aria-label={said}
      title={w('span.keys')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => onGrab(event, 'move')}
    >
      <span className={classes.time}>
        {wall(start)}–{wall(end)}
      </span>
      <span className={classes.grip} onPointerDown={(event) => onGrab(event, 'end')} />
    </button>
  )
}
