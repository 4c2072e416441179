import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { assets } from '../../contract.ts'
import { RepairEnd, RepairPatch, type RepairRow, results } from '../../repairs/schemas.ts'
import { w as room } from '../../repairs/words.ts'
import { findHolders } from '../finders.ts'
import { kindChoices } from './open-dialog.tsx'
import { w } from './words.ts'

interface RepairDialogProps {
  repair: RepairRow
  onClose: () => void
}

const End = RepairEnd.omit({ id: true })
const Known = RepairPatch.omit({ id: true, version: true })
const touches = ['records', 'history']

/** Ends a repair: how it ended, what it cost, where the thing goes. */
export function CloseDialog({ repair: { id, asset, cost, remark }, onClose }: RepairDialogProps) {
  const close = useCommand(assets.closeRepair, { form: underField, touches, done: w('close.done') })
  return (
    <FormDialog
      onClose={onClose}
      title={w('close.title', { name: asset.name })}
      size={560}
      schema={End}
      fields={['result', 'cost', 'to_id', 'new_serial', 'remark']}
      initial={{ cost, remark }}
      save={w('close.save')}
      onSave={async (end) => {
        await close.mutateAsync({ id, ...end })
        onClose()
      }}
      extras={{
        result: {
          choices: results.map((value) => ({ value, title: room(`result.${value}`) })),
          wide: true,
        },
        to_id: { search: findHolders },
      }}
    />
  )
}

/** Changes what is known of a repair; where the thing is follows from who has it. */
export function EditDialog({ repair, onClose }: RepairDialogProps) {
  const change = useCommand(assets.changeRepair, { form: underField, touches })
  return (
    <FormDialog
      onClose={onClose}
      title={w('details', { name: repair.asset.name })}
      size={560}
      schema={Known}
      initial={repair}
      version={repair.version}
      save={w('save')}
      onSave={async (patch, version = repair.version) => {
        await change.mutateAsync({ id: repair.id, version, ...patch })
        onClose()
      }}
      extras={{ kind: { choices: kindChoices() } }}
    />
  )
}
