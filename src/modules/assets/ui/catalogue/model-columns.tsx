import type { Column } from '#kit/table/columns.tsx'
import { Mark } from '#kit/pill.tsx'
import { dayWords } from '#kit/time-words'
import type { ModelRow } from '../../catalogue/schemas.ts'
import { TypeIcon } from '../asset-words.tsx'
import { w } from './words.ts'

const daysInYear = 365.25

/** A number of days as years, to one decimal. */
export const yearsOf = (days: number) => Math.round((days / daysInYear) * 10) / 10

const today = () => Temporal.Now.plainDateISO().toString()

/** What is told of a model in the list of all. */
export const modelColumns = (language: string): Column<ModelRow>[] => [
  {
    key: 'name',
    title: w('name'),
    width: '3fr',
    main: true,
    cell: ({ icon, manufacturer, name }) => (
      <span className="row">
        <TypeIcon name={icon} />
        <span className="cut">{`${manufacturer} ${name}`.trim()}</span>
      </span>
    ),
  },
  {
    key: 'number',
    title: w('number'),
    width: '1fr',
    cell: ({ number }) => <span className="mono cut">{number}</span>,
    under: () => null,
  },
  {
    key: 'type',
    title: w('type'),
    width: '1fr',
    cell: ({ type_title }) => type_title,
    under: ({ type_title }) => type_title,
  },
  {
    key: 'count',
    title: w('count'),
    width: 88,
    align: 'end',
    cell: ({ count }) => <span className="num">{count}</span>,
    under: ({ count }) => w('used', { n: count }),
  },
  {
    key: 'ready',
    title: w('ready'),
    width: 80,
    align: 'end',
    cell: ({ ready }) => <span className="num">{ready}</span>,
  },
  {
    key: 'missing',
    title: w('missing'),
    width: 168,
    cell: ({ missing, ordered }) =>
      missing > 0 && (
        <Mark tone={missing === ordered ? 'info' : 'warn'}>
          {ordered === 0 ? w('few', { n: missing }) : w('few-ordered', { n: missing, ordered })}
        </Mark>
      ),
    under: ({ missing }) => (missing > 0 ? w('few', { n: missing }) : null),
  },
  {
    key: 'age',
    title: w('age'),
    width: 120,
    align: 'end',
    cell: ({ mean_age }) =>
      mean_age !== null && <span className="num">{w('years', { n: yearsOf(mean_age) })}</span>,
  },
  {
    key: 'end_of_life',
    title: w('end-of-life'),
    width: 200,
    cell: ({ end_of_life: day }) =>
      day !== null &&
      (day < today() ? (
        <Mark tone="warn">{w('end.past', { day: dayWords(day, language) })}</Mark>
      ) : (
        dayWords(day, language)
      )),
  },
]
