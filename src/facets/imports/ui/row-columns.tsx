import { Link } from '#kit/link.tsx'
import { Mark, type Tone } from '#kit/pill.tsx'
import { placeOf, type Places } from '#kit/record/places.tsx'
import type { Column } from '#kit/table/columns.tsx'
import type { IconName } from '#kit/icon.tsx'
import type { RowView, Verdict } from '../schemas.ts'
import { w } from './words.ts'

const looks: Record<Verdict, { tone?: Tone; icon?: IconName }> = {
  create: { tone: 'good', icon: 'plus' },
  update: { tone: 'info', icon: 'edit' },
  unchanged: { icon: 'equal' },
  conflict: { tone: 'warn' },
  error: { tone: 'bad' },
}

/** What a row would do, or, once it is in, what it did. */
export function verdictWords({ verdict, done, kept }: RowView, isOver: boolean): string {
  if (kept !== null) return w('verdict.kept')
  if (isOver && done && verdict === 'create') return w('verdict.created')
  if (isOver && done && verdict === 'update') return w('verdict.updated')
  return w(`verdict.${verdict}`)
}

/** The first thing to be said of a row: why not, what was decided, what changes. */
export function gist({ kept, reasons, notes, changes }: RowView): string {
  const [first, ...more] = changes
  const change =
    first &&
    w('change', { ...first, before: first.before || w('nothing'), after: first.after || w('nothing') })
  const rest = more.length > 0 ? [w('more-changes', { n: more.length })] : []
  const said = [
    ...(kept === null ? [] : [kept]),
    ...reasons,
    ...(change ? [[change, ...rest].join(', ')] : []),
    ...notes,
  ]
  return said.join('. ')
}

export const rowColumns = (places: Places, isOver: boolean): Column<RowView>[] => [
  { key: 'n', title: w('row-n'), width: 72, align: 'end', cell: ({ n }) => n },
  {
    key: 'verdict',
    title: w('row-verdict'),
    width: 116,
    cell: (row) => (
      <Mark {...(row.kept === null ? looks[row.verdict] : { tone: 'warn' as const })}>
        {verdictWords(row, isOver)}
      </Mark>
    ),
  },
  {
    key: 'label',
    title: w('row-label'),
    width: '1fr',
    main: true,
    cell: ({ label }) => <span className="cut">{label}</span>,
  },
  {
    key: 'why',
    title: w('row-why'),
    width: '2fr',
    cell: (row) => <span className="cut t2">{gist(row)}</span>,
  },
  {
    key: 'record',
    title: w('row-record'),
    width: 104,
    cell: ({ record }) => record && <Link to={placeOf(places, record).to}>{record.key}</Link>,
  },
]
