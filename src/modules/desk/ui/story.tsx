import { Skeleton } from '#kit/skeleton.tsx'
import { ask, asking } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import { Timeline, type TimelineEntry } from '#kit/record/timeline.tsx'
import { usePages } from '#kit/use-pages'
import { type Comment, comments } from '#facets/comments/contract'
import { type HistoryItem, history } from '#facets/history/contract'
import { Told } from '#facets/history/ui/told.tsx'
import { WaysBack } from '#facets/history/ui/ways-back.tsx'
import type { Ticket } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { Edited, OwnWords } from './own-words.tsx'
import { askerOf } from './ticket-words.tsx'
import { w } from './words.ts'

const icons: Record<string, IconName> = {
  'work.opened': 'plus',
  'work.moved': 'arrow',
  'work.changed': 'edit',
  'clock.breached': 'bad',
  'clock.reminded': 'bell',
  'desk.took-in': 'merge',
  'desk.merged': 'merge',
  'desk.split': 'split',
  'desk.unsplit': 'undo',
  'desk.unmerged': 'undo',
  'desk.gave-up': 'undo',
  'desk.laid-aside': 'archive',
  'import.record-brought': 'upload',
  'link.added': 'link',
  'tags.changed': 'tag',
}

const ways: Record<Comment['channel'], () => string> = {
  web: () => w('wrote'),
  mail: () => w('wrote.mail'),
  phone: () => w('wrote.phone'),
  api: () => w('wrote'),
  import: () => w('wrote.import'),
}

const atOnce = 100

/** How words came in; who wrote down another's matter did not write in the portal. */
const wayOf = ({ kind, author, channel }: Comment, asked: Ticket['requester']) =>
  kind === 'description' && asked && asked.id !== author.id
    ? w('wrote.for', { name: asked.name })
    : ways[channel]()

/** Who asks on the ticket that the words were said on: after a merge it is not whoever asks here. */
const askerWhere = (ticket: Ticket, id: string) =>
  id === ticket.id ? ticket.requester : (ticket.merged.find((one) => one.id === id)?.requester ?? null)

/** To whom an answer was given: as it was kept, else whoever asked there. */
function toWhom({ recipients, entity_id }: Comment, ticket: Ticket): string | undefined {
  const names =
    recipients.length > 0 ? recipients.map(({ name }) => name) : [askerWhere(ticket, entity_id)?.name]
  const known = names.filter((name) => name !== undefined)
  return known.length > 0 ? w('to', { name: known.join(', ') }) : undefined
}

function said(comment: Comment, ticket: Ticket): TimelineEntry {
  const { id, kind, author, html, created_at, withdrawn_at, edited_at, files, can } = comment
  const asked = askerWhere(ticket, comment.entity_id)
  const incoming = comment.outside || author.id === asked?.id
  return {
    kind: 'message',
    id,
    at: created_at,
    way: kind === 'note' ? 'internal' : incoming ? 'incoming' : 'outgoing',
    who: author.name,
    how: kind === 'note' ? undefined : incoming ? wayOf(comment, asked) : toWhom(comment, ticket),
    fate: edited_at !== null && withdrawn_at === null && <Edited comment={comment} inside={ticket.inside} />,
    actions: can.edit === true && <OwnWords comment={comment} />,
    html: withdrawn_at === null ? html : `<p><em>${w('withdrawn')}</em></p>`,
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      type: file.media_type,
      bytes: file.size,
      url: `/api/files/${file.id}/content`,
    })),
  }
}

const happened = (
  { id, kind, at, lines, records, subject }: HistoryItem,
  { id: on, inside }: Ticket,
): TimelineEntry[] =>
  // That it was merged into this one is told by this one.
  lines.length === 0 || (kind === 'desk.merged' && subject.id !== on)
    ? []
    : [
        {
          kind: 'event',
          id: String(id),
          at,
          icon: icons[kind] ?? 'bolt',
          // How it was before is for those who look into it, not for whoever waits for an answer.
          actions: inside && <WaysBack record={subject.key} event={id} />,
          text: (
            <>
              {subject.id !== on && <b>{subject.key} </b>}
              <Told lines={lines} records={records} own={kind === 'desk.took-in'} />
            </>
          ),
        },
      ]

/** What people said and what happened, in one line of time. The words of a message stand there once, as the message. */
export function Story({ ticket }: { ticket: Ticket }) {
  const { words, events } = usePieces(ticket)
  if (!words.items || !events.items) return <Skeleton shape="rows" count={4} />
  // That messages went to another ticket or came back tells of the link, too.
  const parted = new Set(events.items.filter(({ kind }) => kind.endsWith('split')).map(({ at }) => at))
  const entries = [
    ...words.items.map((comment) => said(comment, ticket)),
    // The newest comes first; of what happened in one moment, the first is to be told first.
    ...events.items
      .toReversed()
      .filter(({ kind, at }) => !kind.startsWith('comment.') && !(kind.startsWith('link.') && parted.has(at)))
      .flatMap((item) => happened(item, ticket)),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  // While one of the two has more, nothing is shown from before the oldest that it has told.
  const begun = Math.max(beginning(words), beginning(events))
  const older = {
    load: () => [words, events].forEach((one) => one.hasMore && one.load()),
    isLoading: words.isLoading || events.isLoading,
  }
  return (
    <Timeline
      entries={entries.filter(({ at }) => Date.parse(at) >= begun)}
      outsider={askerOf(ticket)?.name.split(' ')[0]}
      older={words.hasMore || events.hasMore ? older : undefined}
    />
  )
}

function usePieces({ id }: Ticket) {
  const input = { id, limit: atOnce }
  const newest = { ...input, sort: 'newest' as const }
  const words = usePages({
    first: asking(comments.list, newest, { kinds: kindNames }),
    page: (after, signal) => ask(comments.list, { ...newest, ...(after && { after }) }, signal),
  })
  const events = usePages({
    first: asking(history.timeline, input, { kinds: kindNames }),
    page: (after, signal) => ask(history.timeline, { ...input, ...(after && { after }) }, signal),
  })
  return {
    words: { ...words, since: words.items?.at(-1)?.created_at },
    events: { ...events, since: events.items?.at(-1)?.at },
  }
}

const beginning = ({ hasMore, since }: { hasMore: boolean; since: string | undefined }) =>
  hasMore && since !== undefined ? Date.parse(since) : -Infinity
