import { useDebouncedValue } from '@mantine/hooks'
import type { z } from 'zod'
import type { Reply } from '#lib/contract'
import { IconButton } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { useReader } from '#kit/reader.tsx'
import { dayWords } from '#kit/time-words'
import { Skeleton } from '#kit/skeleton.tsx'
import { useQuery } from '@tanstack/react-query'
import { ask } from '#kit/api'
import { calendars } from '../contract.ts'
import type { Definition } from '../schemas.ts'
import { hoursText } from './hours-text.ts'
import { w } from './words.ts'
import classes from './year.module.css'

type Day = Reply<typeof calendars.preview>['days'][number]
type Draft = z.output<typeof Definition>

/** What hours mean day by day, asked of the server while they are typed. */
export function usePreview(definition: Draft, from: string, count: number) {
  const [asked] = useDebouncedValue(definition, 250)
  return useQuery({
    queryKey: ['calendars.preview', asked, from, count],
    queryFn: ({ signal }) => ask(calendars.preview, { definition: asked, from, count }, signal),
    placeholderData: (before) => before,
    retry: false,
  })
}

interface YearProps {
  definition: Draft
  year: number
  onYear: (year: number) => void
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** A whole year at a glance: what is open, what is closed and why. */
export function Year({ definition, year, onYear }: YearProps) {
  const { data, error } = usePreview(definition, `${year}-01-01`, isLeap(year) ? 366 : 365)
  return (
    <Panel
      title={w('year', { year })}
      end={
        <span className="row">
          <IconButton icon="left" label={w('year.before')} onClick={() => onYear(year - 1)} />
          <IconButton icon="right" label={w('year.next')} onClick={() => onYear(year + 1)} />
        </span>
      }
    >
      <PanelBody>
        {error && (
          <Callout tone="warn" title={w('problem')}>
            {Object.values(
              error instanceof Object && 'fields' in error ? (error.fields as Record<string, string>) : {},
            ).join(' ') || error.message}
          </Callout>
        )}
        {!data && !error && <Skeleton shape="panels" count={3} />}
        {data && !error && <Months days={data.days} />}
        {data && !error && <Legend />}
      </PanelBody>
    </Panel>
  )
}

function Months({ days }: { days: readonly Day[] }) {
  const months = [...Map.groupBy(days, ({ date }) => date.slice(0, 7))]
  return (
    <div className={classes.year}>
      {months.map(([month, some]) => (
        <Month key={month} month={month} days={some} />
      ))}
    </div>
  )
}

function Month({ month, days }: { month: string; days: readonly Day[] }) {
  const { language } = useReader()
  const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00:00Z`),
  )
  const first = days[0]?.weekday ?? 1
  return (
    <figure className={classes.month}>
      <figcaption>{name}</figcaption>
      <ol className={classes.days} aria-label={w('year.label', { month: name })}>
        {days.map((day, at) => (
          <li
            key={day.date}
            className={classes.day}
            data-kind={kindOf(day)}
            style={at === 0 ? { gridColumnStart: first } : undefined}
            title={said(day, language)}
          >
            <span aria-hidden="true">{Number(day.date.slice(8))}</span>
            <span className="sr">{said(day, language)}</span>
          </li>
        ))}
      </ol>
    </figure>
  )
}

const kindOf = ({ open_minutes, name, holiday }: Day) => {
  if (name !== null) return holiday ? 'holiday' : 'special'
  return open_minutes > 0 ? 'open' : 'closed'
}

function said(day: Day, language: string): string {
  const date = dayWords(day.date, language)
  const hours = hoursText(day.spans)
  if (day.name !== null) return w('day.named', { date, name: day.name, hours: hours || 'none' })
  return hours === '' ? w('day.closed', { date }) : w('day.open', { date, hours })
}

const Legend = () => (
  <p className={classes.legend} aria-hidden="true">
    {(['open', 'closed', 'holiday', 'special'] as const).map((kind) => (
      <span key={kind} className="row">
        <span className={classes.day} data-kind={kind} />
        {w(`year.${kind}`)}
      </span>
    ))}
  </p>
)

/** What the next 60 days hold besides the usual hours, as a sentence and its days. */
export function Soon({ definition, today }: { definition: Draft; today: string }) {
  const { language } = useReader()
  const { data } = usePreview(definition, today, 60)
  const named = data?.days.filter(({ name }) => name !== null)
  if (!named) return null
  return (
    <Panel title={w('soon', { n: named.length })}>
      {named.length > 0 && (
        <PanelBody>
          <ul>
            {named.map((day) => (
              <li key={day.date}>{said(day, language)}</li>
            ))}
          </ul>
        </PanelBody>
      )}
    </Panel>
  )
}
