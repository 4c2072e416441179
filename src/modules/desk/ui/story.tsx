import { Skeleton } from '#kit/skeleton.tsx'
import { useAsk } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import { Timeline, type TimelineEntry } from '#kit/record/timeline.tsx'
import { type Comment, comments } from '#facets/comments/contract'
import { type HistoryItem, history } from '#facets/history/contract'
import type { Ticket } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
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
  'link.added': 'link',
  'record.tagged': 'tag',
}

const ways: Record<Comment['channel'], () => string> = {
  web: () => w('wrote'),
  mail: () => w('wrote.mail'),
  phone: () => w('wrote.phone'),
  api: () => w('wrote'),
  import: () => w('wrote.import'),
}

/** Weights, targets and who sorts what: how the desk works, not what who asked waits for. */
const ofTheDesk = new Set(['work.changed', 'record.tagged', 'clock.breached', 'clock.reminded'])

const mostEntries = 200

function said(
  { id, kind, author, html, created_at, channel, withdrawn_at, files }: Comment,
  ticket: Ticket,
): TimelineEntry {
  const incoming = kind === 'description' || author.id === ticket.requester?.id
  return {
    kind: 'message',
    id,
    at: created_at,
    way: kind === 'note' ? 'internal' : incoming ? 'incoming' : 'outgoing',
    who: author.name,
    how:
      kind === 'note'
        ? undefined
        : incoming
          ? ways[channel]()
          : w('to', { name: ticket.requester?.name ?? '' }),
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

const happened = ({ id, kind, at, lines }: HistoryItem): TimelineEntry[] =>
  lines.length === 0
    ? []
    : [{ kind: 'event', id: String(id), at, icon: icons[kind] ?? 'bolt', text: lines.join(' ') }]

/** What people said and what happened, in one line of time. The words of a message stand there once, as the message. */
export function Story({ ticket }: { ticket: Ticket }) {
  const words = useAsk(comments.list, { id: ticket.id, limit: mostEntries }, { kinds: kindNames })
  const events = useAsk(history.timeline, { id: ticket.id, limit: mostEntries }, { kinds: kindNames })
  if (!words.data || !events.data) return <Skeleton shape="rows" count={4} />
  const entries = [
    ...words.data.items.map((comment) => said(comment, ticket)),
    // The newest comes first; of what happened in one moment, the first is to be told first.
    ...events.data.items
      .toReversed()
      .filter(({ kind }) => !kind.startsWith('comment.') && (ticket.inside || !ofTheDesk.has(kind)))
      .flatMap(happened),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return <Timeline entries={entries} outsider={ticket.requester?.name.split(' ')[0]} />
}
