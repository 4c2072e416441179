import { When } from '../when.tsx'
import type { Column } from './columns.tsx'

interface Usual {
  readonly key: string
  readonly updated_at: string
}

/** What most lists end with: how long ago a record was changed, and its number for whoever wants it. */
export const usualColumns = {
  updated_at: {
    width: 84,
    align: 'end',
    sorts: ['updated'],
    cell: ({ updated_at }) => <When at={updated_at} as="age" />,
  },
  key: { width: 84, hidden: true, cell: ({ key }) => <span className="t3 nw">{key}</span> },
} satisfies { [K in keyof Usual]: Partial<Column<Usual>> }
