import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { repairFields, repairKinds } from '../../repairs/schemas.ts'
import { assets } from '../../contract.ts'
import { w as room } from '../../repairs/words.ts'
import { findSuppliers } from '../finders.ts'
import { Repair } from './repair-form.ts'
import { savesRecord } from '../saves-record.ts'
import { w } from './words.ts'

interface OpenDialogProps {
  id: string
  name: string
  /** Whether its warranty holds today. */
  covered: boolean
  onClose: () => void
}

export const kindChoices = () => repairKinds.map((value) => ({ value, title: room(`kind.${value}`) }))

/** Sends one asset to repair: what is wrong, to whom it goes, until when. */
export function OpenDialog({ id, name, covered, onClose }: OpenDialogProps) {
  const send = useCommand(assets.openRepair, {
    ...savesRecord,
    done: w('open.done', { name }),
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('open.title', { name })}
      size={560}
      schema={Repair}
      fields={Object.keys(repairFields) as (keyof typeof repairFields)[]}
      initial={{ under_warranty: covered }}
      save={w('open.save')}
      onSave={async (draft) => {
        await send.mutateAsync({ id, ...draft })
        onClose()
      }}
      extras={{ kind: { choices: kindChoices() }, vendor_id: { search: findSuppliers } }}
    />
  )
}
