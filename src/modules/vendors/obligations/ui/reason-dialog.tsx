import { useState } from 'react'
import { ask, useCommand } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { underField } from '#kit/form/edit-in-place.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { obliging } from '../contract.ts'
import { Reason } from '../schemas.ts'
import type { Obligation } from './obligation-words.tsx'
import { w } from './words.ts'

interface ReasonDialogProps {
  obligation: Obligation
  how: 'waive' | 'miss'
  onClose: () => void
}

/** Waives it this time, or notes that it was missed for good; either with a reason. */
export function ReasonDialog({ obligation, how, onClose }: ReasonDialogProps) {
  // As in meet-dialog.tsx: the time that was open then.
  const [{ id, version, due_on }] = useState(obligation)
  const { day } = useSaid()
  const settling = {
    form: underField,
    touches: ['obligations', 'history'],
    closes: onClose,
    done: ({ next_on }: { next_on: string | null }) =>
      next_on === null ? w('meet.done') : w('meet.done-next', { day: day(next_on) }),
    undo: (settled: { version: number }) => ask(obliging.reopenObligation, { id, version: settled.version }),
  }
  const waive = useCommand(obliging.waiveObligation, settling)
  const miss = useCommand(obliging.missObligation, settling)
  return (
    <FormDialog
      onClose={onClose}
      title={w(`${how}.title`)}
      size={480}
      text={<p className="t2">{w('of-day', { day: day(due_on) })}</p>}
      schema={Reason}
      extras={{ why: { wide: true } }}
      save={w(`${how}.save`)}
      onSave={({ why }) => (how === 'waive' ? waive : miss).mutateAsync({ id, version, why })}
    />
  )
}
