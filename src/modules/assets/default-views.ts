import type { DefaultView } from '#kernel/default-views'
import { w } from './words.ts'

const list = 'assets.list'

export const views: readonly DefaultView[] = [
  { list, name: 'all', title: w.later('view.all'), q: '-is:gone' },
  { list, name: 'ready', title: w.later('view.ready'), q: 'is:ready' },
  { list, name: 'in-use', title: w.later('view.in-use'), q: 'is:in-use' },
  { list, name: 'out', title: w.later('view.out'), q: 'is:out' },
  {
    list,
    name: 'warranty',
    title: w.later('view.warranty'),
    q: '-is:gone warranty>=today warranty<=60d',
    sort: 'warranty',
  },
  { list, name: 'mine', title: w.later('view.mine'), q: 'holder:me' },
  { list, name: 'gone', title: w.later('view.gone'), q: 'is:gone', sort: 'updated' },
]
