import type { Action } from '#kit/action-bar.tsx'
import type { Ticket } from '../contract.ts'
import type { MoveOffer } from '../act-contract.ts'
import type { Dialog } from './ticket-page.tsx'
import { w } from './words.ts'

interface Hands {
  write: (mode: 'reply' | 'note') => void
  show: (dialog: Dialog) => void
  move: (offer: MoveOffer) => void
  take: () => void
  unmerge: () => void
  unsplit: () => void
}

type Phase = Ticket['phase']

const refusedBy = (can: true | string) => (can === true ? {} : { refused: can })

/** The key of a step by what it leads to, whatever the workflow calls it. */
const keyOf = ({ phase, needs }: MoveOffer, from: Phase): string | undefined => {
  if (phase === 'waiting' && needs.includes('hold-until')) return 'h'
  // Pressed once more it would wait for somebody else.
  if (phase === 'waiting') return from === 'waiting' ? undefined : 'w'
  return phase === 'done' ? 's' : phase === 'active' ? 'o' : undefined
}

/** The first step of each key; the others have none. */
function keysOf({ moves, phase }: Pick<Ticket, 'moves' | 'phase'>): Map<string, string> {
  const first = new Map<string, string>()
  for (const offer of moves) {
    const key = keyOf(offer, phase)
    if (key !== undefined && !first.has(key)) first.set(key, offer.verb)
  }
  return new Map([...first].map(([key, verb]) => [verb, key]))
}

/** The keys of the steps that stand beside the reply, while it is open and after; the rest are in the menu. */
const frequent = { open: ['s', 'w'], ended: ['o'] }

/** What can be done with a ticket now, the frequent things first; what is refused says why. */
export function ticketActions(ticket: Ticket, hands: Hands): Action[] {
  const { can, inside, phase } = ticket
  const keys = keysOf(ticket)
  const beside = frequent[phase === 'done' || phase === 'cancelled' ? 'ended' : 'open']
  const moves = ticket.moves.map((offer): Action => {
    const { verb, title, can: allowed } = offer
    const key = keys.get(verb)
    return {
      name: verb,
      title,
      rare: !beside.includes(key ?? ''),
      ...(key !== undefined && { keys: key }),
      ...refusedBy(allowed),
      run: () => hands.move(offer),
    }
  })
  const reply: Action = {
    name: 'reply',
    title: w('reply'),
    keys: 'r',
    kind: 'primary',
    run: () => hands.write('reply'),
    ...refusedBy(can.reply),
  }
  if (!inside) return [reply, ...moves]
  const opens = (
    name: 'macro' | 'merge' | 'split' | 'time',
    look: Pick<Action, 'title' | 'icon' | 'keys'>,
    allowed: true | string,
  ): Action => ({ name, ...look, rare: true, run: () => hands.show(name), ...refusedBy(allowed) })
  return [
    reply,
    { name: 'note', title: w('note'), keys: 'n', run: () => hands.write('note'), ...refusedBy(can.note) },
    {
      name: 'assign',
      title: w('assign'),
      keys: 'a',
      run: () => hands.show('assign'),
      ...refusedBy(can.change),
    },
    ...moves.filter(({ rare }) => !rare),
    {
      name: 'take',
      title: w('assign.me'),
      icon: 'hand',
      keys: 't',
      rare: true,
      run: hands.take,
      ...refusedBy(can.change),
    },
    ...moves.filter(({ rare }) => rare),
    opens('macro', { title: w('macro.use'), icon: 'bolt', keys: 'q' }, can.change),
    opens('merge', { title: w('merge'), icon: 'merge', keys: 'm' }, can.merge),
    opens('split', { title: w('split'), icon: 'split', keys: 'x' }, can.merge),
    opens('time', { title: w('time'), icon: 'clock', keys: 'e' }, can.change),
    ...waysBack(ticket, hands),
  ]
}

/** What was merged or split can be put back however long ago that was. */
const waysBack = ({ can, merged_into, split_from }: Ticket, hands: Hands): Action[] => [
  ...(merged_into
    ? [
        {
          name: 'unmerge',
          title: w('unmerge'),
          icon: 'undo',
          rare: true,
          run: hands.unmerge,
          ...refusedBy(can.unmerge),
        } as const,
      ]
    : []),
  ...(split_from
    ? [
        {
          name: 'unsplit',
          title: w('unsplit', { key: split_from.key }),
          icon: 'undo',
          rare: true,
          run: hands.unsplit,
          ...refusedBy(can.merge),
        } as const,
      ]
    : []),
]
