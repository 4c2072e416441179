import { useAsk, useCommand } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { watchers } from '../contract.ts'
import { w } from './words.ts'

/** Watches a record or stops: at the far end of a record page's first line. */
export function WatchButton({ record }: { record: { id: string; kind: string } }) {
  const { data } = useAsk(watchers.list, { id: record.id }, { kinds: [record.kind] })
  const watch = useCommand(watchers.watch)
  const unwatch = useCommand(watchers.unwatch)
  const watching = data?.watching ?? false
  return (
    <IconButton
      icon="eye"
      label={w(watching ? 'unwatch' : 'watch')}
      aria-pressed={watching}
      onClick={() => (watching ? unwatch : watch).mutate({ id: record.id })}
    />
  )
}
