import { defineModule } from '#kernel/module'
import { addWatchers, removeWatchers, unwatch, watch } from './commands.ts'
import { WatcherAdded, WatcherRemoved, watchers as contract } from './contract.ts'
import { watcherLines } from './lines.ts'
import { watchersPast } from './past.ts'
import { listWatchers } from './queries.ts'
import { watcherData } from './personal-data.ts'

export const watchers = defineModule({
  name: 'watchers',
  contract,
  handlers: { list: listWatchers, watch, unwatch, add: addWatchers, remove: removeWatchers },
  events: [WatcherAdded, WatcherRemoved],
  eventLines: watcherLines,
  pasts: [watchersPast],
  personalData: [watcherData],
})
