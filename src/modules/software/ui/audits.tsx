import { useState } from 'react'
import { z } from 'zod'
import { Id } from '#lib/contract'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useMay } from '#kit/me.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { columnsOf } from '#kit/table/columns.tsx'
import { useList } from '#kit/table/use-list'
import { useGo } from '#kit/url'
import { software } from '../contract.ts'
import { Audit } from '../audits/schemas.ts'
import { Beside } from './beside.tsx'
import { findVendors } from './finders.ts'
import { w } from './words.ts'

const columns = columnsOf(Audit, ['vendor', 'as_of', 'products', 'installs', 'short', 'made_by', 'sha256'], {
  vendor: { main: true, width: '2fr', cell: ({ vendor }) => vendor.name },
  as_of: { width: 124 },
  installs: { width: 112 },
  made_by: { width: '1fr', under: ({ made_by }) => made_by },
  sha256: { width: 160, cell: ({ sha256 }) => <span className="mono f12">{sha256.slice(0, 16)}…</span> },
})
const at = ({ id }: Pick<Audit, 'id'>) => `/software/audits/${id}`

/** Frozen packs, the latest first. */
export function Screen() {
  const [open, setOpen] = useState(false)
  const list = useList(software.audits, {}, { kinds: ['vendor'] })
  const writes = useMay()('software.write')
  return (
    <RowsPage
      title={w('audits')}
      sub={w('audits-text')}
      crumbs={[{ title: w('title'), to: '/software' }]}
      actions={
        <>
          <Beside here="audits" />
          {writes && (
            <Button kind="primary" icon="lock" onClick={() => setOpen(true)}>
              {w('audit.new')}
            </Button>
          )}
        </>
      }
      list={list}
      columns={columns}
      at={at}
      nameOf={({ vendor, as_of }) => `${vendor.name} ${as_of}`}
      empty={<Empty title={w('audits.none')} text={w('audits.none-text')} />}
    >
      {open && <Freezing onClose={() => setOpen(false)} />}
    </RowsPage>
  )
}

const Of = z.object({ vendor_id: Id.meta({ title: 'Vendor', of: 'vendor' }) })

function Freezing({ onClose }: { onClose: () => void }) {
  const go = useGo()
  const freeze = useCommand(software.freezeAudit, {
    form: underField,
    done: w('audit.done'),
    after: (made) => go(at(made)),
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('audit.new')}
      size={420}
      text={<p className="t2">{w('audit.text')}</p>}
      schema={Of}
      save={w('audit.save')}
      onSave={({ vendor_id }) => freeze.mutateAsync({ vendor_id })}
      extras={{ vendor_id: { search: findVendors } }}
    />
  )
}
