import { useCommand } from '#kit/api'
import { ConfirmPreview, type Verdict } from '#kit/confirm-preview.tsx'
import { tell } from '#kit/toast.tsx'
import { useLeadOn } from '#kit/url'
import { imports } from '../contract.ts'
import { type ImportView } from '../schemas.ts'
import { w } from './words.ts'

interface DialogProps {
  one: ImportView
  opened: boolean
  onClose: () => void
}

/** Says what taking an import back would do, before it is done. */
export function UndoDialog({ one, opened, onClose }: DialogProps) {
  const leadOn = useLeadOn()
  const { created, updated } = one.counts
  const undo = useCommand(imports.undo, {
    after: () => {
      onClose()
      leadOn(`/admin/imports/${one.key}`)
    },
  })
  const verdicts: Verdict[] = [
    { id: 'created', title: w('undo-created'), words: w('undo-created.words', { n: created }) },
    { id: 'updated', title: w('undo-updated'), words: w('undo-updated.words', { n: updated }) },
  ]
  return (
    <ConfirmPreview
      opened={opened}
      onClose={onClose}
      title={w('undo-title')}
      text={w('undo-text')}
      verdicts={verdicts}
      confirm={w('undo-confirm', { n: created + updated })}
      danger
      forGood
      busy={undo.isPending}
      onConfirm={() => undo.mutate({ id: one.id })}
    />
  )
}

/** A file that was not imported is put away. */
export function DiscardDialog({ one, opened, onClose }: DialogProps) {
  const leadOn = useLeadOn()
  const discard = useCommand(imports.discard, {
    after: () => {
      tell({ text: w('discarded', { file: one.file }) })
      leadOn('/admin/imports')
    },
  })
  const verdicts = one.parts.map(({ id, name, rows }) => ({
    id,
    title: name,
    words: w('value-rows', { n: rows }),
  }))
  return (
    <ConfirmPreview
      opened={opened}
      onClose={onClose}
      title={w('discard-title', { file: one.file })}
      text={w('discard-text')}
      verdicts={verdicts}
      confirm={w('discard')}
      danger
      forGood
      busy={discard.isPending}
      onConfirm={() => discard.mutate({ id: one.id })}
    />
  )
}
