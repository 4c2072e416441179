import { Mark } from '#kit/pill.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { When } from '#kit/when.tsx'
import type { ImportCard } from '../schemas.ts'
import { shortOutcome, StatePill } from './state-pill.tsx'
import { w } from './words.ts'

export const cardColumns = (): Column<ImportCard>[] => [
  {
    key: 'file',
    title: w('column-file'),
    width: '1fr',
    main: true,
    cell: ({ file }) => file,
  },
  { key: 'state', title: w('column-state'), width: 148, cell: ({ state }) => <StatePill state={state} /> },
  {
    key: 'counts',
    title: w('column-what'),
    width: '1fr',
    cell: (card) => (
      <span className="row">
        <span className="cut">{shortOutcome(card)}</span>
        {left(card) > 0 && <Mark tone="bad">{w('column-left', { n: left(card) })}</Mark>}
      </span>
    ),
  },
  {
    key: 'what',
    title: w('column-importer'),
    width: 132,
    cell: ({ what }) => <span className={what === null ? 'cut t3' : 'cut'}>{what ?? w('what-none')}</span>,
  },
  {
    key: 'created_at',
    title: w('column-when'),
    width: 92,
    cell: ({ created_at }) => <When at={created_at} />,
  },
  {
    key: 'created_by',
    title: w('column-by'),
    width: 132,
    cell: ({ created_by }) => <span className="cut">{created_by?.name ?? w('somebody-gone')}</span>,
  },
]

const left = ({ counts: { conflict, error } }: ImportCard) => conflict + error
