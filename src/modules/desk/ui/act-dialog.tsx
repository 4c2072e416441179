import { useState } from 'react'
import { ConfirmPreview } from '#kit/confirm-preview.tsx'
import type { TicketRow } from '../contract.ts'
import { type Deed, deedForm } from './deeds.tsx'
import { MacroShown } from './macro-shown.tsx'
import { type Target, useAct, useRehearsal } from './use-bulk.ts'
import { useSendsMail } from './use-sends-mail.ts'
import { w } from './words.ts'

interface ActDialogProps {
  deed: Deed | undefined
  target: Target
  /** How many the target holds. */
  count: number
  /** Some of them, to be shown. */
  tickets: readonly Pick<TicketRow, 'id' | 'key' | 'title'>[]
  onClose: () => void
  onDone?: () => void
}

/** One deed on one or many tickets: what it needs, what it would do to each, and then the button. */
export function ActDialog({ deed, ...rest }: ActDialogProps) {
  return deed ? <Open key={deed} deed={deed} {...rest} /> : null
}

const mostShown = 8
const waits = (n: number) => w('done.replied-waits', { n })

function Open({ deed, target, count, tickets, onClose, onDone }: ActDialogProps & { deed: Deed }) {
  const [value, setValue] = useState<unknown>()
  const act = useAct()
  const sendsMail = useSendsMail()
  const [busy, setBusy] = useState(false)
  const { title, action, field, confirm, done } = deedForm(deed, value, setValue)
  const rehearsal = useRehearsal(target, action)
  const refused = new Map((rehearsal.data?.refused ?? []).map(({ id, why }) => [id, why]))
  const left = count - refused.size
  const first = tickets.find(({ id }) => !refused.has(id))
  const carryOut = async () => {
    if (!action) return
    setBusy(true)
    const outcome = await act(target, action, deed === 'reply' && !sendsMail ? waits : done)
    setBusy(false)
    if (!outcome) return
    onDone?.()
    onClose()
  }
  const verdicts = tickets.slice(0, mostShown).map(({ id, key, title }) => {
    const why = refused.get(id)
    return why === undefined
      ? { id, title: `${key} ${title}`, words: action ? w('preview.done') : '' }
      : { id, title: `${key} ${title}`, tone: 'warn' as const, words: w('preview.refused', { why }) }
  })
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={title}
      verdicts={action && !rehearsal.data ? undefined : verdicts}
      more={Math.max(0, count - verdicts.length)}
      confirm={confirm(left)}
      refused={action === undefined ? w(`lacks.${deed}`) : left === 0 && w('preview.none')}
      busy={busy}
      onConfirm={() => void carryOut()}
    >
      {field}
      {action?.do === 'macro' && first && <MacroShown macro={action.macro_id} ticket={first} count={count} />}
    </ConfirmPreview>
  )
}
