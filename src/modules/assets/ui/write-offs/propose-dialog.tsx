import { Modal } from '@mantine/core'
import { z } from 'zod'
import { useCommand } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { assets } from '../../contract.ts'
import { writeOffFields, writeOffReasons } from '../../write-offs/schemas.ts'
import { w as room } from '../../write-offs/words.ts'
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
    form: underField,
    touches: ['records', 'history'],
    done: w('write-off.done'),
  })
  return (
    <Modal opened onClose={onClose} title={w('write-off.title', { name })} size={560}>
      <AutoForm
        schema={Proposal}
        bare
        fields={['reason', 'proceeds', 'why']}
        save={w('write-off.save')}
        onCancel={onClose}
        onSave={async (draft) => {
          await propose.mutateAsync({ ids: [id], ...draft })
          onClose()
        }}
        extras={{
          reason: { choices: writeOffReasons.map((value) => ({ value, title: room(`reason.${value}`) })) },
        }}
      />
    </Modal>
  )
}
