import { type Column, columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import { AssetRow } from '../schemas.ts'
import { StatusPill, TypeIcon } from './asset-words.tsx'

/** What the list can show of an asset. */
export const columns: readonly Column<AssetRow>[] = columnsOf(
  AssetRow,
  [
    'name',
    'tag',
    'status',
    'holder',
    'serial',
    'place',
    'model',
    'type',
    'warranty_until',
    'quantity',
    'updated_at',
    'key',
  ],
  {
    name: {
      width: '2fr',
      main: true,
      sorts: ['name'],
      cell: ({ name, icon }) => (
        <span className="row">
          <TypeIcon name={icon} />
          <span className="cut">{name}</span>
        </span>
      ),
    },
    tag: {
      width: 112,
      sorts: ['tag'],
      cell: ({ tag }) => <span className="nw">{tag}</span>,
      under: ({ tag }) => tag,
    },
    serial: { width: 130, yields: true, cell: ({ serial }) => <span className="t2 cut">{serial}</span> },
    status: {
      width: 124,
      cell: ({ status, meaning }) => <StatusPill meaning={meaning}>{status}</StatusPill>,
      under: ({ status, meaning }) => (
        <StatusPill key="status" meaning={meaning}>
          {status}
        </StatusPill>
      ),
    },
    holder: {
      width: '2fr',
      cell: ({ holder }) => holder && <span className="cut">{holder.title}</span>,
      under: ({ holder }) => holder?.title,
    },
    place: {
      width: '1fr',
      yields: true,
      cell: ({ place }) => place && <span className="t2 cut">{place.name}</span>,
      hidden: true,
    },
    model: { width: '2fr', yields: true, cell: ({ model }) => <span className="t2 cut">{model}</span> },
    type: { width: 124, hidden: true, cell: ({ type }) => <span className="t2 cut">{type}</span> },
    warranty_until: { width: 132, sorts: ['warranty'], yields: true },
    quantity: { width: 84, align: 'end', hidden: true },
    ...usualColumns,
  },
)
