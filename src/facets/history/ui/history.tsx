import { useAsk } from '#kit/api'
import type { IconName } from '#kit/icon.tsx'
import { Timeline, type TimelineEntry } from '#kit/record/timeline.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { history } from '../contract.ts'

interface HistoryProps {
  id: string
  /** The record's kind, so that the story goes on by itself. */
  kind: string
  /** Glyphs for kinds of event; the others have a plain one. */
  icons?: Readonly<Record<string, IconName>>
}

const most = 200

/** What happened to a record, oldest first. */
export function History({ id, kind, icons = {} }: HistoryProps) {
  const { data } = useAsk(history.timeline, { id, limit: most }, { kinds: [kind] })
  if (!data) return <Skeleton shape="rows" count={4} />
  const entries = data.items.flatMap((item): TimelineEntry[] =>
    item.lines.length === 0
      ? []
      : [
          {
            kind: 'event',
            id: String(item.id),
            at: item.at,
            icon: icons[item.kind] ?? 'edit',
            text: item.lines.join(' · '),
          },
        ],
  )
  return <Timeline entries={entries} still />
}
