import { Modal } from '@mantine/core'
import { useCommand } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { software } from '../../contract.ts'
import { KeysDraft } from '../../keys/schemas.ts'
import { w } from './words.ts'

interface AddKeysProps {
  id: string
  lot_id: string
  onClose: () => void
}

/** Locks keys away with a lot: one, or many at once. */
export function AddKeys({ id, lot_id, onClose }: AddKeysProps) {
  const add = useCommand(software.addKeys, {
    form: underField,
    touches: ['history'],
    done: ({ n }) => w('add.done', { n }),
  })
  return (
    <Modal opened onClose={onClose} title={w('add')} size={560}>
      <div className="stack wide">
        <p className="t2">{w('add.text')}</p>
        <AutoForm
          schema={KeysDraft}
          bare
          save={w('add.save')}
          onSave={async (draft) => {
            await add.mutateAsync({ id, lot_id, ...draft })
            onClose()
          }}
          onCancel={onClose}
          extras={{ label: { wide: true } }}
        />
      </div>
    </Modal>
  )
}
