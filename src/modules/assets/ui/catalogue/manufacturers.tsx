import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { assets } from '../../contract.ts'
import { ManufacturerDraft, type ManufacturerRow } from '../../catalogue/schemas.ts'
import { Entries } from './entries.tsx'
import { useArchiving } from './use-archiving.ts'
import { w } from './words.ts'

const most = 200

/** Who makes what the organisation owns. */
export function Manufacturers({ archived }: { archived: boolean }) {
  const { data } = useAsk(assets.manufacturers, { archived, limit: most }, { kinds: ['asset'], keep: true })
  const [open, setOpen] = useState<ManufacturerRow | 'new'>()
  const archive = useArchiving(assets.changeManufacturer)
  return (
    <>
      <Entries
        title={w('manufacturers')}
        add={w('add.manufacturer')}
        onAdd={() => setOpen('new')}
        none={w('manufacturers.none')}
        items={data?.items.map((one) => ({
          key: one.id,
          icon: <Icon name="building" size="s" />,
          title: one.name,
          archived: one.archived,
          sub: w('models-of', { n: one.models }),
          onEdit: () => setOpen(one),
          onArchive: () => archive({ id: one.id }, one),
        }))}
      />
      {open && <Editing row={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Editing({ row, onClose }: { row: ManufacturerRow | undefined; onClose: () => void }) {
  const add = useCommand(assets.addManufacturer, { form: underField })
  const change = useCommand(assets.changeManufacturer, { form: underField })
  return (
    <FormDialog
      onClose={onClose}
      title={row ? w('edit', { title: row.name }) : w('add.manufacturer')}
      size={460}
      schema={ManufacturerDraft}
      bare="narrow"
      {...(row && { initial: row })}
      version={row?.version}
      save={w('save')}
      onSave={async (fields, version = 1) => {
        await (row ? change.mutateAsync({ id: row.id, version, ...fields }) : add.mutateAsync(fields))
        onClose()
      }}
    />
  )
}
