import { Avatar } from '#kit/avatar.tsx'
import { Icon } from '#kit/icon.tsx'
import { type Column, columnsOf } from '#kit/table/columns.tsx'
import { usualColumns } from '#kit/table/usual-columns.tsx'
import type { z } from 'zod'
import { PersonRow } from '../views.ts'
import { AwayDay, StatePill, typeWord } from './person-words.tsx'
import { w } from './words.ts'

type Row = z.output<typeof PersonRow>
const named = (value: { name: string } | null) => value && <span className="t2">{value.name}</span>

function Name({ row: { name, vip } }: { row: Row }) {
  return (
    <span className="row">
      <Avatar name={name} />
      <span className="cut">{name}</span>
      {vip && (
        <span className="warn">
          <Icon name="star" size="s" />
          <span className="sr">{w('vip')}</span>
        </span>
      )}
    </span>
  )
}

/** What the directory can show of a person. */
export const columns: readonly Column<Row>[] = columnsOf(
  PersonRow,
  [
    'name',
    'job_title',
    'department',
    'place',
    'email',
    'phone',
    'manager',
    'away_until',
    'state',
    'type',
    'company',
    'starts_on',
    'updated_at',
    'key',
  ],
  {
    name: { width: 208, main: true, sorts: ['name'], cell: (row) => <Name row={row} /> },
    job_title: { width: 176, cell: ({ job_title }) => <span className="t2 cut">{job_title}</span> },
    department: { width: '1fr', cell: ({ department }) => named(department) },
    place: { width: 110, yields: true, cell: ({ place }) => named(place) },
    email: {
      width: '2fr',
      yields: true,
      cell: ({ email }) => email && <span className="t2 cut">{email}</span>,
    },
    phone: { width: 130, hidden: true, cell: ({ phone }) => phone && <span className="t2 nw">{phone}</span> },
    manager: { width: 130, hidden: true, cell: ({ manager }) => named(manager) },
    away_until: { width: 132, cell: ({ away_until }) => away_until && <AwayDay until={away_until} /> },
    state: { width: 96, cell: ({ state }) => <StatePill state={state} />, hidden: true },
    type: { width: 120, cell: ({ type }) => typeWord(type), hidden: true },
    company: { width: 130, hidden: true },
    starts_on: { width: 130, sorts: ['joined'], hidden: true },
    ...usualColumns,
    updated_at: { ...usualColumns.updated_at, hidden: true },
  },
)
