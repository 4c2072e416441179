import type { ReactNode } from 'react'
import { Day, Instant } from '#lib/contract'
import { dayBegins, daysAfter, mondayAfter, readDay, readMoment } from '#lib/time/read-date'
import { Button } from '../button.tsx'
import { useReader } from '../reader.tsx'
import { dayOf, dayWords } from '../time-words.ts'
import { w } from '../words.ts'
import classes from './form.module.css'
import { TypedDate, type TypedDateProps } from './typed-date.tsx'
import { instantOf, wallOf } from './zoned.ts'

type FieldProps = Omit<TypedDateProps, 'read' | 'shown' | 'dayIn' | 'onDay' | 'end'>

/** A calendar day, typed or picked. Days have no zone. */
export function DayField({ onPick, ...rest }: FieldProps & { onPick?: ((day: string) => void) | undefined }) {
  const reader = useReader()
  const read = (text: string) =>
    readDay(text, { language: reader.language, today: dayOf(reader.now(), reader) })
  const isDay = (value: string) => Day.safeParse(value).success
  return (
    <TypedDate
      {...rest}
      read={read}
      shown={(value) => (isDay(value) ? dayWords(value, reader.language) : undefined)}
      dayIn={(value) => (isDay(value) ? value : undefined)}
      onDay={(day) => {
        rest.onChange(day)
        onPick?.(day)
      }}
    />
  )
}

/** A moment in the reader's zone, which stands beside it; kept as an instant. */
export function MomentField({ ahead, ...rest }: FieldProps & { ahead: boolean }) {
  const reader = useReader()
  const { zone, language } = reader
  const today = dayOf(reader.now(), reader)
  const wallIn = (value: string) => (Instant.safeParse(value).success ? wallOf(value, zone) : undefined)
  const read = (text: string) => {
    const wall = readMoment(text, { language, today, ahead })
    return wall && instantOf(wall, zone)
  }
  const take = (day: string, time = dayBegins) => rest.onChange(instantOf(`${day} ${time}:00`, zone))
  const offers: [string, string][] = [
    [w('pick_tomorrow', { time: dayBegins }), daysAfter(today, 1)],
    [w('pick_monday', { time: dayBegins }), mondayAfter(today)],
    [w('pick_week'), daysAfter(today, 7)],
  ]
  return (
    <>
      <TypedDate
        {...rest}
        read={read}
        shown={(value) => {
          const wall = wallIn(value)
          return (
            wall && w('day_time', { day: dayWords(wall.slice(0, 10), language), time: wall.slice(11, 16) })
          )
        }}
        dayIn={(value) => wallIn(value)?.slice(0, 10)}
        onDay={(day) => take(day, wallIn(rest.value)?.slice(11, 16))}
        end={<Zone zone={zone} />}
      />
      {ahead && (
        <div className={classes.offers}>
          {offers.map(([title, day]) => (
            <Button
              key={title}
              size="s"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(day)}
            >
              {title}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}

const Zone = ({ zone }: { zone: string }): ReactNode => (
  <span className="t3 f12 nw">{zone.split('/').at(-1)?.replaceAll('_', ' ')}</span>
)
