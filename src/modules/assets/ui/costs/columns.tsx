import { type Column, columnsOf } from '#kit/table/columns.tsx'
import { CostRow } from '../../costs/schemas.ts'
import { useMoney } from './said.ts'
import { w } from './words.ts'

function Sums({ of, strong }: { of: readonly string[]; strong?: boolean }) {
  const { sums } = useMoney()
  return <span className={`num nw ${strong ? 'b' : ''}`}>{sums(of)}</span>
}

function Year({ of }: { of: readonly string[] }) {
  const { sums } = useMoney()
  return of.length === 0 ? null : w('year.each', { money: sums(of) })
}

const sum = (name: 'purchase' | 'worth' | 'repairs' | 'downtime' | 'work' | 'licences', sorts?: string) => ({
  width: 124,
  align: 'end' as const,
  ...(sorts !== undefined && { sorts: [sorts] }),
  cell: (row: CostRow) => <Sums of={row[name]} />,
})

/** What the list of costs shows of a device, a model, a supplier or a department. */
export const costColumns: readonly Column<CostRow>[] = columnsOf(
  CostRow,
  [
    'name',
    'total',
    'yearly',
    'devices',
    'purchase',
    'worth',
    'repairs',
    'downtime',
    'work',
    'licences',
    'unknown',
  ],
  {
    name: {
      width: '2fr',
      main: true,
      sorts: ['name'],
      cell: ({ name }) => <span className="cut">{name}</span>,
    },
    devices: { width: 84, align: 'end', sorts: ['devices'] },
    purchase: sum('purchase'),
    worth: sum('worth'),
    repairs: sum('repairs', 'repairs'),
    downtime: sum('downtime', 'downtime'),
    work: sum('work', 'work'),
    licences: sum('licences', 'licences'),
    total: {
      width: 132,
      align: 'end',
      sorts: ['total'],
      cell: ({ total }) => <Sums of={total} strong />,
      under: ({ total }) => <Sums key="total" of={total} />,
    },
    yearly: {
      width: 116,
      align: 'end',
      sorts: ['yearly'],
      cell: ({ yearly }) => <Sums of={yearly} />,
      under: ({ yearly }) => <Year key="yearly" of={yearly} />,
    },
    unknown: { width: 96, align: 'end', hidden: true },
  },
)
