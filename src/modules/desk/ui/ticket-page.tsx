import { useEffect, useState } from 'react'
import { useCommand } from '#kit/api'
import type { ComposerHandle } from '#kit/composer/composer-props'
import { beginTypeAhead } from '#kit/composer/type-ahead'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { useLatest } from '#kit/latest'
import { usePresence } from '#kit/live-context.tsx'
import { RecordPage } from '#kit/record/record-page.tsx'
import { useSearchState } from '#kit/url'
import { WatchButton } from '#facets/watchers/ui/watch-button.tsx'
import { desk, type Ticket } from '../contract.ts'
import type { MoveOffer } from '../act-contract.ts'
import { ActDialog } from './act-dialog.tsx'
import type { Deed } from './deeds.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { MergedInto, useUnmerge } from './merged.tsx'
import { missingFor, MoveDialog, useMoveNow } from './move-dialog.tsx'
import { SplitDialog, useUnsplit } from './split-dialog.tsx'
import { Story } from './story.tsx'
import { ticketActions } from './ticket-actions.ts'
import { TicketComposer } from './ticket-composer.tsx'
import { TicketSide } from './ticket-side.tsx'
import { PriorityMark, StatePill } from './ticket-words.tsx'
import { TimeDialog } from './time-dialog.tsx'
import { useAct } from './use-bulk.ts'
import { useMe } from '#kit/me.tsx'
import { whyNot } from '#kit/record/why-not'
import { w } from './words.ts'

export type Dialog = Deed | 'merge' | 'split' | 'time' | { move: MoveOffer }

const crumbs = (inside: boolean) => [
  { title: w('desk'), to: '/desk' },
  { title: w(inside ? 'queue' : 'mine'), to: '/desk' },
]

/** A ticket: what it is and what can be done now, what was said, and beside it what is known. */
export function TicketPage({ ticket }: { ticket: Ticket }) {
  const [composer, setComposer] = useState<ComposerHandle | null>(null)
  const [dialog, setDialog] = useState<Dialog>()
  const [doing, setDoing] = useState<'looking' | 'replying' | 'noting'>('looking')
  const present = usePresence(ticket.id, doing)
  const change = useCommand(desk.change)
  const unmerge = useUnmerge()
  const unsplit = useUnsplit()
  const act = useAct()
  const me = useMe()
  const write = useOpening(composer)
  const moveNow = useMoveNow(ticket)
  const actions = ticketActions(ticket, {
    move: (offer) => (missingFor(offer).length > 0 ? setDialog({ move: offer }) : moveNow(offer.verb)),
    write,
    show: setDialog,
    take: () =>
      me &&
      void act({ ids: [ticket.id] }, { do: 'change', patch: { assignee_id: me.id } }, (n) =>
        w('done.assigned', { n }),
      ),
    unmerge: () => unmerge.mutate({ id: ticket.id }),
    unsplit: () => unsplit.mutate({ id: ticket.id }),
  })
  const close = () => setDialog(undefined)
  const deed =
    typeof dialog === 'string' && dialog !== 'merge' && dialog !== 'split' && dialog !== 'time'
      ? dialog
      : undefined
  return (
    <>
      <RecordPage
        id={ticket.id}
        recordKey={ticket.key}
        title={ticket.title}
        to={`/desk/${ticket.key}`}
        icon="inbox"
        crumbs={crumbs(ticket.inside)}
        heading={
          <EditInPlace
            schema={desk.change.input}
            name="title"
            value={ticket.title}
            refused={whyNot(ticket.can.change)}
            version={ticket.version}
            save={(title, version) => change.mutateAsync({ id: ticket.id, version, title: String(title) })}
          >
            {ticket.title}
          </EditInPlace>
        }
        facts={<Facts ticket={ticket} />}
        present={present}
        end={<WatchButton record={ticket} />}
        actions={actions}
        notice={ticket.merged_into && <MergedInto ticket={ticket} />}
        side={<TicketSide ticket={ticket} />}
        foot={<TicketComposer ticket={ticket} handle={composer} onHandle={setComposer} onDoing={setDoing} />}
      >
        <Story ticket={ticket} />
      </RecordPage>
      <ActDialog deed={deed} target={{ ids: [ticket.id] }} count={1} tickets={[ticket]} onClose={close} />
      {dialog === 'merge' && <MergeDialog ticket={ticket} onClose={close} />}
      {dialog === 'split' && <SplitDialog ticket={ticket} onClose={close} />}
      {dialog === 'time' && <TimeDialog ticket={ticket} onClose={close} />}
      {typeof dialog === 'object' && <MoveDialog ticket={ticket} offer={dialog.move} onClose={close} />}
    </>
  )
}

/** Opens the composer: by an action here, or by `?write=reply`, to which the queue's `r` leads, once it is loaded. */
function useOpening(composer: ComposerHandle | null) {
  const [search, setSearch] = useSearchState()
  const set = useLatest(setSearch)
  const mode = search['write']
  useEffect(() => {
    if (!composer || (mode !== 'reply' && mode !== 'note')) return
    composer.open(mode)
    set.get()({ write: undefined })
  }, [composer, mode, set])
  return (wanted: 'reply' | 'note') => {
    if (composer) return composer.open(wanted)
    beginTypeAhead()
    return setSearch({ write: wanted })
  }
}

function whose({ inside, assignee }: Ticket): string {
  if (!assignee) return w(inside ? 'for.nobody' : 'taken.nobody')
  return inside ? w('for', { name: assignee.name }) : w('taken', { name: assignee.name })
}

const Facts = ({ ticket }: { ticket: Ticket }) => (
  <>
    <StatePill of={ticket} />
    {ticket.inside && (
      <span className="f12 b">
        <PriorityMark of={ticket} />
      </span>
    )}
    <span className="t3 f12">
      {whose(ticket)}
      {ticket.restricted && `, ${w('restricted')}`}
    </span>
  </>
)
