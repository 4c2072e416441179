import { ConfirmPreview, type Verdict } from '#kit/confirm-preview.tsx'
import type { Ticket } from '../contract.ts'
import type { Macro } from '../macro-contract.ts'
import { type Filled, MacroWords } from './macro-shown.tsx'
import { useAct, useRehearsal } from './use-bulk.ts'
import { w } from './words.ts'

interface MacroPreviewProps {
  ticket: Ticket
  macro: Pick<Macro, 'id' | 'title'>
  /** With this ticket's names in it. */
  filled: Filled
  onClose: () => void
}

/** A macro that does more than write: its words as they will be read and what else it does, before it does it. */
export function MacroPreview({ ticket, macro, filled, onClose }: MacroPreviewProps) {
  const act = useAct()
  const target = { ids: [ticket.id] }
  const action = { do: 'macro', macro_id: macro.id } as const
  const rehearsal = useRehearsal(target, action)
  const use = async () => {
    const outcome = await act(target, action, (n) => w('done.moved', { n }))
    if (outcome) onClose()
  }
  return (
    <ConfirmPreview
      opened
      onClose={onClose}
      title={macro.title}
      verdicts={rehearsal.data && stepsOf(ticket, filled)}
      confirm={w(filled.html && filled.as === 'reply' ? 'macro.send' : 'macro.do')}
      refused={rehearsal.data?.refused[0]?.why}
      onConfirm={() => void use()}
    >
      <MacroWords id={macro.id} filled={filled} />
    </ConfirmPreview>
  )
}

function stepsOf({ moves }: Ticket, { sets, verb, tags }: Filled): Verdict[] {
  const moved = moves.filter((move) => move.verb === verb)
  return [
    ...sets.map(({ name, title, to }) => ({ id: name, title, words: w('macro.sets', { to }) })),
    ...moved.map(({ title }) => ({ id: 'verb', title, words: w('macro.then') })),
    ...tags.map((tag) => ({ id: `tag ${tag}`, title: tag, words: w('macro.tags') })),
  ]
}
