import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Icon } from '#kit/icon.tsx'
import { assets } from '../../contract.ts'
import { StatusDraft, type StatusRow } from '../../catalogue/schemas.ts'
import { meanings } from '../../schemas.ts'
import { w as room } from '../../words.ts'
import { Entries } from './entries.tsx'
import { useArchiving } from './use-archiving.ts'
import { w } from './words.ts'

const meant = () => meanings.map((value) => ({ value, title: room(`meaning.${value}`) }))

/** The states that assets can have, each with what it means to the house. */
export function Statuses({ archived }: { archived: boolean }) {
  const { data } = useAsk(assets.statuses, { archived }, { kinds: ['asset'], keep: true })
  const [open, setOpen] = useState<StatusRow | 'new'>()
  const archive = useArchiving(assets.changeStatus)
  return (
    <>
      <Entries
        title={w('statuses')}
        add={w('add.status')}
        onAdd={() => setOpen('new')}
        none=""
        items={data?.items.map((one) => ({
          key: one.code,
          icon: <Icon name="tag" size="s" />,
          title: one.title,
          archived: one.archived,
          sub: `${room(`meaning.${one.meaning}`)} · ${w('used', { n: one.used })}`,
          onEdit: () => setOpen(one),
          onArchive: () => archive({ code: one.code }, one),
        }))}
      />
      {open && <Editing row={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Editing({ row, onClose }: { row: StatusRow | undefined; onClose: () => void }) {
  const add = useCommand(assets.addStatus, { form: underField })
  const change = useCommand(assets.changeStatus, { form: underField })
  return (
    <FormDialog
      onClose={onClose}
      title={row ? w('edit', { title: row.title }) : w('add.status')}
      size={460}
      schema={StatusDraft}
      bare="narrow"
      fields={row ? ['title', 'meaning'] : ['title', 'code', 'meaning']}
      {...(row && { initial: { ...row, title: row.own } })}
      version={row?.version}
      save={w('save')}
      onSave={async ({ code, ...fields }, version = 1) => {
        await (row
          ? change.mutateAsync({ code: row.code, version, ...fields })
          : add.mutateAsync({ code, ...fields }))
        onClose()
      }}
      extras={{ meaning: { choices: meant() } }}
    />
  )
}
