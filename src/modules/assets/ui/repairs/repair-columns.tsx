import { moneyOf, moneySaid } from '#lib/money/money'
import type { Column } from '#kit/table/columns.tsx'
import { Mark } from '#kit/pill.tsx'
import { When } from '#kit/when.tsx'
import type { RepairRow } from '../../repairs/schemas.ts'
import { assetColumn } from '../care/asset-column.tsx'
import { missing, RepairState } from './repair-words.tsx'
import { w } from './words.ts'

/** What is told of a repair in the list of all. */
export const repairColumns = (language: string): Column<RepairRow>[] => [
  assetColumn(w('asset')),
  {
    key: 'fault',
    title: w('fault'),
    width: '3fr',
    cell: ({ fault }) => <span className="cut">{fault}</span>,
    under: ({ fault }) => fault,
  },
  {
    key: 'vendor',
    title: w('vendor'),
    width: '2fr',
    cell: ({ vendor }) => vendor?.name ?? <span className="t3">{w('in-house')}</span>,
    // On a phone what is wrong says more.
    under: () => null,
  },
  { key: 'opened_at', title: w('since'), width: 110, cell: ({ opened_at }) => <When at={opened_at} /> },
  {
    key: 'state',
    title: w('expected'),
    width: 210,
    cell: (repair) => <RepairState repair={repair} />,
    under: (repair) =>
      repair.overdue ? <Mark tone="bad">{w('state.overdue')}</Mark> : <RepairState repair={repair} />,
  },
  {
    key: 'hours',
    title: w('missing'),
    width: 96,
    align: 'end',
    cell: ({ hours }) => <span className="num">{missing(hours)}</span>,
  },
  {
    key: 'cost',
    title: w('cost'),
    width: 120,
    align: 'end',
    cell: ({ cost, under_warranty }) =>
      cost === null ? (
        under_warranty && <span className="t3">{w('warranty')}</span>
      ) : (
        <span className="num">{moneySaid(moneyOf(cost), language)}</span>
      ),
  },
]
