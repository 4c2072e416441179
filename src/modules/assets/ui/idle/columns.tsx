import { type Column, columnsOf } from '#kit/table/columns.tsx'
import { useMoney } from '../costs/said.ts'
import { IdleRow } from '../../idle/schemas.ts'

function Sum({ of }: { of: string | null }) {
  const { money } = useMoney()
  return of === null ? null : <span className="num nw">{money(of)}</span>
}

/** What is told of a device that does less than it could. */
export const idleColumns: readonly Column<IdleRow>[] = columnsOf(
  IdleRow,
  ['name', 'why', 'worth', 'could', 'holder', 'since', 'saves', 'smaller', 'key'],
  {
    name: {
      width: '2fr',
      main: true,
      sorts: ['name'],
      cell: ({ name }) => <span className="cut">{name}</span>,
    },
    why: { width: '3fr', cell: ({ why }) => <span className="cut">{why}</span>, under: ({ why }) => why },
    could: { width: '3fr', cell: ({ could }) => <span className="t2 cut">{could}</span> },
    holder: { width: '1fr', cell: ({ holder }) => holder && <span className="cut">{holder.title}</span> },
    since: { width: 112, sorts: ['since'], hidden: true },
    worth: {
      width: 120,
      align: 'end',
      sorts: ['worth'],
      cell: ({ worth }) => <Sum of={worth} />,
      under: ({ worth }) => <Sum key="worth" of={worth} />,
    },
    saves: { width: 132, align: 'end', sorts: ['saves'], cell: ({ saves }) => <Sum of={saves} /> },
    smaller: {
      width: 132,
      align: 'end',
      sorts: ['smaller'],
      cell: ({ smaller }) => <Sum of={smaller} />,
    },
    key: { width: 96, hidden: true, cell: ({ key }) => <span className="t3 nw">{key}</span> },
  },
)
