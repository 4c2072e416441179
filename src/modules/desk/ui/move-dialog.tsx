import { z } from 'zod'
import { Instant } from '#lib/contract'
import { ask, tellRefusal } from '#kit/api'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { desk, type Ticket } from '../contract.ts'
import type { MoveOffer } from '../act-contract.ts'
import { useDone } from './use-bulk.ts'
import { w } from './words.ts'

const asked = desk.move.input.shape
/** Fields that a move can ask for; here they are required. */
export const fields = {
  resolution: z
    .string()
    .trim()
    .min(1)
    .max(5000)
    .meta({ title: asked.resolution.meta()?.title, widget: 'long-text' }),
  cause: z.string().trim().min(1).max(500).meta({ title: asked.cause.meta()?.title }),
  hold_until: Instant.meta({ title: asked.hold_until.meta()?.title }),
}
const fieldOf = { resolution: 'resolution', cause: 'cause', 'hold-until': 'hold_until' } as const

/** What a form has to ask before this move; nothing for most. */
export const missingFor = ({ needs }: Pick<MoveOffer, 'needs'>) =>
  needs.flatMap((need) => (need in fieldOf ? [fieldOf[need as keyof typeof fieldOf]] : []))

/** Moves a ticket on and says so, with the way back. */
export function useMove(ticket: Ticket) {
  const told = useDone()
  return async (verb: string, brought: object = {}) => {
    const { batch } = await ask(desk.move, { id: ticket.id, verb, ...brought })
    told(w('done.moved', { n: 1 }), batch)
  }
}

/** The same where nothing has to be asked: a refusal is told at the foot of the screen. */
export function useMoveNow(ticket: Ticket) {
  const move = useMove(ticket)
  return (verb: string) => void move(verb).catch(tellRefusal)
}

interface MoveDialogProps {
  ticket: Ticket
  offer: MoveOffer
  onClose: () => void
}

/** Asks for just what the move lacks. */
export function MoveDialog({ ticket, offer, onClose }: MoveDialogProps) {
  const move = useMove(ticket)
  const schema = z.object(Object.fromEntries(missingFor(offer).map((name) => [name, fields[name]])))
  const save = async (brought: object) => {
    await move(offer.verb, brought)
    onClose()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={offer.title}
      size={520}
      schema={schema}
      save={offer.title}
      onSave={save}
      extras={{ hold_until: { ahead: true, autoFocus: true, wide: true } }}
    />
  )
}
