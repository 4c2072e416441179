import type { Column } from '#kit/table/columns.tsx'
import type { PackageRow } from '../contract.ts'
import { w } from './words.ts'

/** What every list of packages begins with. */
export const packageColumns = (): Column<Pick<PackageRow, 'name' | 'version' | 'publisher'>>[] => [
  { key: 'name', title: w('name'), width: '3fr', main: true, cell: ({ name }) => name },
  {
    key: 'version',
    title: w('version'),
    width: '1fr',
    cell: ({ version }) => <span className="mono cut">{version}</span>,
  },
  {
    key: 'publisher',
    title: w('publisher'),
    width: '2fr',
    cell: ({ publisher }) => publisher,
    under: ({ publisher }) => publisher,
  },
]
