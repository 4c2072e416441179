import { Modal } from '@mantine/core'
import { useCommand } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
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
  const add = useCommand(software.addMembers, { form: underField, touches: ['history'] })
  return (
    <Modal opened onClose={onClose} title={w('add')} size={480}>
      <div className="stack wide">
        <p className="t2">{w('text', { name })}</p>
        <AutoForm
          schema={schema}
          bare
          save={w('save')}
          onSave={async ({ members }) => {
            await add.mutateAsync({ id, members })
            onClose()
          }}
          onCancel={onClose}
          extras={{ members: { search: findProducts } }}
        />
      </div>
    </Modal>
  )
}
