import { ask, asking } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import { Timeline, type TimelineEntry } from '#kit/record/timeline.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { usePages } from '#kit/use-pages'
import { type HistoryItem, history } from '../contract.ts'
import { Told } from './told.tsx'
import { WaysBack } from './ways-back.tsx'

interface HistoryProps {
  id: string
  /** The record's kind, so that the story goes on by itself. */
  kind: string
  /** Glyphs for kinds of event; the others have a plain one. */
  icons?: Readonly<Record<string, IconName>>
}

const atOnce = 50

/** What happened to a record, oldest first; what lies further back is fetched when it is asked for. */
export function History({ id, kind, icons = {} }: HistoryProps) {
  const input = { id, limit: atOnce }
  const { items, hasMore, isLoading, load } = usePages({
    first: asking(history.timeline, input, { kinds: [kind] }),
    page: (after, signal) => ask(history.timeline, { ...input, ...(after && { after }) }, signal),
  })
  if (!items) return <Skeleton shape="rows" count={4} />
  return (
    <Timeline
      still
      entries={items.toReversed().flatMap((item) => entriesOf(item, icons))}
      older={hasMore ? { load, isLoading } : undefined}
    />
  )
}

const entriesOf = (
  { id, kind, at, lines, records, subject }: HistoryItem,
  icons: NonNullable<HistoryProps['icons']>,
) =>
  lines.length === 0
    ? []
    : [
        {
          kind: 'event',
          id: String(id),
          at,
          icon: icons[kind] ?? 'edit',
          text: <Told lines={lines} records={records} />,
          actions: <WaysBack record={subject.key} event={id} />,
        } satisfies TimelineEntry,
      ]
