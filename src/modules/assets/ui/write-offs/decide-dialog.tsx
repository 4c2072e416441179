import { Modal } from '@mantine/core'
import { z } from 'zod'
import { useCommand } from '#kit/api'
import { AutoForm } from '#kit/form/auto-form.tsx'
import { useReader } from '#kit/reader.tsx'
import { assets } from '../../contract.ts'
import type { WriteOffRow } from '../../write-offs/schemas.ts'
import { moneyIn } from './money.ts'
import { w } from './words.ts'

const Remark = z.object({ remark: assets.decideWriteOffs.input.shape.remark })

interface DecideDialogProps {
  of: WriteOffRow
  approve: boolean
  onClose: () => void
}

/** Approves or refuses what somebody else proposed. */
export function DecideDialog({ of: { id, asset, book }, approve, onClose }: DecideDialogProps) {
  const { language } = useReader()
  const decide = useCommand(assets.decideWriteOffs, {
    touches: ['records', 'history'],
    done: w(approve ? 'approve.done' : 'refuse.done'),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={w(approve ? 'approve.title' : 'refuse.title', { name: asset.name })}
      size={560}
    >
      <div className="stack">
        {approve && <p>{w('approve.text', { book: moneyIn(book, language) })}</p>}
        <AutoForm
          schema={Remark}
          bare
          save={w(approve ? 'approve.save' : 'refuse.save')}
          onCancel={onClose}
          onSave={async ({ remark }) => {
            await decide.mutateAsync({ ids: [id], approve, remark })
            onClose()
          }}
        />
      </div>
    </Modal>
  )
}
