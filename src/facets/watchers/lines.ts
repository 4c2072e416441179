import { eventLine, type Names } from '#kernel/event-lines'
import { WatcherAdded, WatcherRemoved, type WatcherRole } from './contract.ts'
import { w } from './words.ts'

interface Told {
  principal: string
  role: WatcherRole
}

const line =
  (verb: 'added' | 'removed', self: 'line-watches' | 'line-unwatches') =>
  ({ principal, role }: Told, { actor, actorId, of }: Names) =>
    role === 'watcher' && principal === actorId
      ? w.later(self, { actor })
      : w.later(`line-${verb}.${role}`, { actor, who: of(principal) })
const mentions = ({ principal }: Told) => [principal]

export const watcherLines = [
  eventLine(WatcherAdded, { say: line('added', 'line-watches'), mentions }),
  eventLine(WatcherRemoved, { say: line('removed', 'line-unwatches'), mentions }),
]
