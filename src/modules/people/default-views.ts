import type { DefaultView } from '#kernel/default-views'
import { w } from './words.ts'

const list = 'people.list'

/** The views that the directory comes with. */
export const views: readonly DefaultView[] = [
  { list, name: 'everyone', title: w.later('view.everyone'), q: '-state:left' },
  { list, name: 'mine', title: w.later('view.mine'), q: 'manager:me -state:left' },
  { list, name: 'away', title: w.later('view.away'), q: 'away:yes -state:left' },
  { list, name: 'joining', title: w.later('view.joining'), q: 'state:joining', sort: 'joined' },
  { list, name: 'external', title: w.later('view.external'), q: 'type:external -state:left' },
  { list, name: 'left', title: w.later('view.left'), q: 'state:left', sort: 'updated' },
]
