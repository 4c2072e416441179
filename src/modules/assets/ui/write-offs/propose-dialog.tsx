import { z } from 'zod'
import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { assets } from '../../contract.ts'
import { writeOffFields, writeOffReasons } from '../../write-offs/schemas.ts'
import { w as room } from '../../write-offs/words.ts'
import { savesRecord } from '../saves-record.ts'
import { w } from './words.ts'

const Proposal = z.object(writeOffFields)

interface ProposeDialogProps {
  id: string
  name: string
  onClose: () => void
}

/** Proposes that one asset is written off: what became of it, why, and what it brings. */
export function ProposeDialog({ id, name, onClose }: ProposeDialogProps) {
  const propose = useCommand(assets.proposeWriteOffs, {
    ...savesRecord,
    done: w('write-off.done'),
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('write-off.title', { name })}
      size={560}
      schema={Proposal}
      fields={['reason', 'proceeds', 'why']}
      save={w('write-off.save')}
      onSave={async (draft) => {
        await propose.mutateAsync({ ids: [id], ...draft })
        onClose()
      }}
      extras={{
        reason: { choices: writeOffReasons.map((value) => ({ value, title: room(`reason.${value}`) })) },
      }}
    />
  )
}
