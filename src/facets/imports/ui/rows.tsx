import { useMemo, type ReactNode } from 'react'
import { Nothing } from '#kit/empty.tsx'
import { usePlaces } from '#kit/record/places.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { imports } from '../contract.ts'
import { type ImportView } from '../schemas.ts'
import { rowColumns } from './row-columns.tsx'
import { RowDetail } from './row-detail.tsx'
import type { Which } from './tabs.tsx'
import { w } from './words.ts'

const kinds = ['import']

/** The rows of one verdict, or all of them; one opens with its reasons, changes and cells. */
export function Rows({ one, which, tabs }: { one: ImportView; which: Which; tabs: ReactNode }) {
  const [search, set] = useSearchState()
  const input = which === 'all' ? {} : { which }
  const list = useList(imports.rows, { id: one.id, ...input }, { kinds })
  const places = usePlaces()
  const isOver = one.state === 'done' || one.state === 'stopped' || one.state === 'undone'
  const columns = useMemo(() => rowColumns(places, isOver), [places, isOver])
  const total = which === 'all' ? one.counts.rows : undefined
  const open = Number(search['row'])
  return (
    <>
      <TableBox>
        {tabs}
        <Table
          label={w('rows', { file: one.file })}
          list={list}
          columns={columns}
          {...(total === undefined ? {} : { total: { n: total, capped: false } })}
          onOpen={({ n }) => set({ row: `${n}` }, true)}
          nameOf={({ n, label }) => `${n} ${label}`}
          faded={({ verdict }) => verdict === 'unchanged'}
          empty={<Nothing text={w(one.counts.rows > 0 && which === 'all' ? 'rows-gone' : 'no-rows')} />}
        />
      </TableBox>
      {open > 0 && (
        <RowDetail
          id={one.id}
          which={which}
          n={open}
          isOver={isOver}
          onClose={() => set({ row: undefined })}
        />
      )}
    </>
  )
}
