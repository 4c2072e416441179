import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { assets } from '../../contract.ts'
import { TypeDraft, type TypeRow } from '../../catalogue/schemas.ts'
import { capacities } from '../../schemas.ts'
import { icons, TypeIcon } from '../asset-words.tsx'
import { Entries } from './entries.tsx'
import { useArchiving } from './use-archiving.ts'
import { w } from './words.ts'

const can = () => capacities.map((value) => ({ value, title: w(`can.${value}`) }))
const pictures = () => icons.map((value) => ({ value, title: w(`icon.${value}`) }))

/** The types of assets, in the order in which they are offered. */
export function Types({ archived }: { archived: boolean }) {
  const { data } = useAsk(assets.types, { archived }, { kinds: ['asset'], keep: true })
  const [open, setOpen] = useState<TypeRow | 'new'>()
  const archive = useArchiving(assets.changeType)
  return (
    <>
      <Entries
        title={w('types')}
        sub={w('types.end')}
        add={w('add.type')}
        onAdd={() => setOpen('new')}
        none=""
        items={data?.items.map((one) => ({
          key: one.code,
          icon: <TypeIcon name={one.icon} />,
          title: one.title,
          archived: one.archived,
          sub: [w('used', { n: one.used }), ...one.capacities.map((capacity) => w(`can.${capacity}`))].join(
            ' · ',
          ),
          onEdit: () => setOpen(one),
          onArchive: () => archive({ code: one.code }, one),
        }))}
      />
      {open && <Editing row={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Editing({ row, onClose }: { row: TypeRow | undefined; onClose: () => void }) {
  const add = useCommand(assets.addType, { form: underField })
  const change = useCommand(assets.changeType, { form: underField })
  return (
    <FormDialog
      onClose={onClose}
      title={row ? w('edit', { title: row.title }) : w('add.type')}
      size={520}
      schema={TypeDraft}
      fields={row ? ['title', 'icon', 'capacities'] : ['title', 'code', 'icon', 'capacities']}
      {...(row && { initial: { ...row, title: row.own } })}
      version={row?.version}
      save={w('save')}
      onSave={async (draft, version = 1) => {
        const { code, ...fields } = draft
        await (row
          ? change.mutateAsync({ code: row.code, version, ...fields })
          : add.mutateAsync({ code, ...fields }))
        onClose()
      }}
      extras={{ icon: { choices: pictures() }, capacities: { choices: can(), wide: true } }}
    />
  )
}
