import { useMemo } from 'react'
import { Administration } from '#kit/administration.tsx'
import { useMay } from '#kit/me.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList, useRows } from '#kit/table/use-list'
import { useGo, useLeadOn } from '#kit/url'
import { imports } from '../contract.ts'
import { Bring } from './bring.tsx'
import { cardColumns } from './card-columns.tsx'
import { NoImports } from './no-imports.tsx'
import { useLooking } from './use-looking.ts'
import { isBusy } from './state-pill.tsx'
import { w } from './words.ts'

const kinds = ['import']

/** All imports, newest first, and the place where a file is brought. */
export function Screen() {
  const list = useList(imports.list, {}, { kinds })
  const mayRun = useMay()('imports.run')
  const go = useGo()
  const leadOn = useLeadOn()
  const columns = useMemo(() => cardColumns(), [])
  // What comes of the first is told by its row alone.
  const first = useRows(list.store).store.row(0)
  useLooking(first !== undefined && isBusy(first.state), () => list.store.again())
  const isEmpty = !list.isLoading && list.isEmpty && !list.error
  return (
    <Administration current="imports" text={w('text')}>
      {mayRun && <Bring onBrought={({ key }) => leadOn(`/admin/imports/${key}`)} />}
      {isEmpty && mayRun ? (
        <NoImports />
      ) : (
        <TableBox>
          <Table
            label={w('list')}
            list={list}
            columns={columns}
            density="roomy"
            onOpen={({ key }) => go(`/admin/imports/${key}`)}
            hrefOf={({ key }) => `/admin/imports/${key}`}
            nameOf={({ file }) => file}
            faded={({ state }) => state === 'undone'}
            empty={<Nothing text={w('empty-title')} />}
          />
        </TableBox>
      )}
    </Administration>
  )
}
