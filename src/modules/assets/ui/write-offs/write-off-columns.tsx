import type { Column } from '#kit/table/columns.tsx'
import { When } from '#kit/when.tsx'
import type { WriteOffRow } from '../../write-offs/schemas.ts'
import { w as room } from '../../write-offs/words.ts'
import { assetColumn } from '../care/asset-column.tsx'
import { moneyIn } from './money.ts'
import { w } from './words.ts'

const money = (value: string | null, language: string) =>
  value === null ? <span className="t3">–</span> : <span className="num">{moneyIn(value, language)}</span>

const decided = (): Column<WriteOffRow>[] => [
  { key: 'decided_by', title: w('decided-by'), width: '2fr', cell: ({ decided_by }) => decided_by?.name },
  {
    key: 'decided_at',
    title: w('decided'),
    width: 110,
    cell: ({ decided_at }) => decided_at && <When at={decided_at} />,
  },
]

/** What is told of write-offs in one state; of those that do not wait any more, also who decided. */
export const writeOffColumns = (language: string, state: WriteOffRow['state']): Column<WriteOffRow>[] => [
  assetColumn(w('asset')),
  {
    key: 'reason',
    title: w('reason'),
    width: 130,
    cell: ({ reason }) => room(`reason.${reason}`),
    under: ({ reason }) => room(`reason.${reason}`),
  },
  {
    key: 'why',
    title: w('why'),
    width: '3fr',
    cell: ({ why }) => <span className="cut">{why}</span>,
    under: () => null,
  },
  {
    key: 'book',
    title: w('book'),
    width: 120,
    align: 'end',
    cell: ({ book }) => money(book, language),
    under: ({ book }) => book && <span key="book">{moneyIn(book, language)}</span>,
  },
  {
    key: 'proceeds',
    title: w('proceeds'),
    width: 110,
    align: 'end',
    cell: ({ proceeds }) => money(proceeds, language),
    under: () => null,
  },
  {
    key: 'asked_by',
    title: w('by'),
    width: '2fr',
    cell: ({ asked_by }) => asked_by.name,
    under: ({ asked_by }) => <span key="by">{asked_by.name}</span>,
  },
  { key: 'asked_at', title: w('asked'), width: 110, cell: ({ asked_at }) => <When at={asked_at} /> },
  ...(state === 'waiting' ? [] : decided()),
]
