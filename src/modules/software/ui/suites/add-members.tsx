import { useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { software } from '../../contract.ts'
import type { ProductView } from '../../schemas.ts'
import { findProducts } from '../finders.ts'
import { w } from './words.ts'

const schema = software.addMembers.input.pick({ members: true })

/** Says which further products belong to a suite. */
export function AddMembers({
  product: { id, name },
  onClose,
}: {
  product: ProductView
  onClose: () => void
}) {
  const add = useCommand(software.addMembers, { form: underField, touches: ['history'], closes: onClose })
  return (
    <FormDialog
      onClose={onClose}
      title={w('add')}
      size={480}
      text={<p className="t2">{w('text', { name })}</p>}
      schema={schema}
      save={w('save')}
      onSave={({ members }) => add.mutateAsync({ id, members })}
      extras={{ members: { search: findProducts } }}
    />
  )
}
