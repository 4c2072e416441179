import { useInfiniteQuery } from '@tanstack/react-query'
import { ask, asking } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import { Timeline, type TimelineEntry } from '#kit/record/timeline.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { type HistoryItem, history } from '../contract.ts'

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
  const { queryKey, meta } = asking(history.timeline, { id, limit: atOnce }, { kinds: [kind] })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      ask(history.timeline, { id, limit: atOnce, ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    ...(meta && { meta }),
  })
  if (!data) return <Skeleton shape="rows" count={4} />
  const items = data.pages.flatMap((page) => page.items).toReversed()
  const older = { load: () => void fetchNextPage(), isLoading: isFetchingNextPage }
  return (
    <Timeline
      entries={items.flatMap((item) => entriesOf(item, icons))}
      older={hasNextPage ? older : undefined}
    />
  )
}

const entriesOf = ({ id, kind, at, lines }: HistoryItem, icons: NonNullable<HistoryProps['icons']>) =>
  lines.length === 0
    ? []
    : [
        {
          kind: 'event',
          id: String(id),
          at,
          icon: icons[kind] ?? 'edit',
          text: lines.join(' · '),
        } satisfies TimelineEntry,
      ]
