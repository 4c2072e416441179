import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
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
    closes: onClose,
  })
  return (
    <FormDialog
      onClose={onClose}
      title={w('add')}
      size={560}
      text={<p className="t2">{w('add.text')}</p>}
      schema={KeysDraft}
      save={w('add.save')}
      onSave={(draft) => add.mutateAsync({ id, lot_id, ...draft })}
      extras={{ label: { wide: true } }}
    />
  )
}
