import { useState } from 'react'
import { ConfirmPreview, type Verdict } from '#kit/confirm-preview.tsx'
import type { TicketRow } from '../contract.ts'
import { type Deed, deedForm } from './deeds.tsx'
import { useMoves } from './deed-move.tsx'
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
  const offers = useMoves(deed === 'move' ? target : undefined)
  const { title, action, field, lacks, confirm, done } = deedForm(deed, value, setValue, { offers, count })
  const rehearsal = useRehearsal(target, action)
  const refused = (action && rehearsal.data?.refused) ?? []
  const left = count - refused.length
  const first = tickets.find((one) => refused.every(({ id }) => id !== one.id))
  const carryOut = async () => {
    if (!action) return
    setBusy(true)
    const outcome = await act(target, action, deed === 'reply' && !sendsMail ? waits : done)
    setBusy(false)
    if (!outcome) return
    onDone?.()
    onClose()
  }
  const verdicts = verdictsOf(tickets, refused, action !== undefined)
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={title}
      verdicts={action && !rehearsal.data ? undefined : verdicts}
      text={refused.length > 0 && w('preview.some', { left, n: refused.length })}
      more={Math.max(0, count - verdicts.length)}
      confirm={confirm(left)}
      refused={action ? left === 0 && w('preview.none') : lacks}
      busy={busy}
      onConfirm={() => void carryOut()}
    >
      {field}
      {action?.do === 'macro' && first && <MacroShown macro={action.macro_id} ticket={first} count={count} />}
    </ConfirmPreview>
  )
}

/** Those that would stay as they are stand first, whether or not the list holds them; then the others. */
function verdictsOf(
  tickets: ActDialogProps['tickets'],
  refused: readonly { id: string; key: string; why: string }[],
  isDecided: boolean,
): Verdict[] {
  const titles = new Map(tickets.map(({ id, title }) => [id, title]))
  const stay = refused.map(({ id, key, why }) => ({
    id,
    title: `${key} ${titles.get(id) ?? ''}`,
    tone: 'warn' as const,
    words: w('preview.refused', { why }),
  }))
  const left = new Set(refused.map(({ id }) => id))
  const go = tickets
    .filter(({ id }) => !left.has(id))
    .map(({ id, key, title }) => ({
      id,
      title: `${key} ${title}`,
      words: isDecided ? w('preview.done') : '',
    }))
  return [...stay, ...go].slice(0, mostShown)
}
