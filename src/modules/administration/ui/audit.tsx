import { useState } from 'react'
import { Administration } from '#kit/administration.tsx'
import { Nothing } from '#kit/empty.tsx'
import { instantOf } from '#kit/form/zoned'
import { ListMenu } from '#kit/list/list-menu.tsx'
import { useReader } from '#kit/reader.tsx'
import { Table } from '#kit/table/table.tsx'
import { TableBox } from '#kit/table/table-box.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState, type Search } from '#kit/url'
import { type AuditItem, history } from '#facets/history/contract'
import { auditColumns } from './audit-columns.tsx'
import { AuditDetail } from './audit-detail.tsx'
import { AuditTools } from './audit-tools.tsx'
import { Sealed } from './sealed.tsx'
import { w } from './words.ts'

/** What the address asks of the trail; days begin and end where the reader is. */
export const askedOf = ({ actor, kind, subject, request, from, to }: Search, zone: string) => ({
  ...(actor && { actor }),
  ...(kind && { kind }),
  ...(subject && { subject }),
  ...(request && { request }),
  ...(from && { from: instantOf(`${from} 00:00:00`, zone) }),
  ...(to && { to: instantOf(`${to} 24:00:00`, zone) }),
})

/** The audit trail: everything that happened, narrowed by who, what, whom and when. */
export function Screen() {
  const [search, set] = useSearchState()
  const { zone } = useReader()
  const list = useList(history.audit, askedOf(search, zone))
  const [open, setOpen] = useState<AuditItem>()
  return (
    <Administration current="audit" text={w('audit-text')} actions={<ListMenu list={list} />}>
      <AuditTools search={search} set={set} />
      <Sealed />
      <TableBox>
        <Table
          label={w('audit')}
          list={list}
          columns={auditColumns}
          onOpen={setOpen}
          nameOf={({ lines }) => lines.join(' ')}
          faded={({ restricted }) => restricted}
          empty={<Nothing text={w('no-events')} />}
        />
      </TableBox>
      {open && (
        <AuditDetail
          item={open}
          onTogether={() => {
            setOpen(undefined)
            set({ request: open.request }, true)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Administration>
  )
}
