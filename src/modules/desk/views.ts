import type { DefaultView } from '#kernel/default-views'
import { w } from './words.ts'

const queue = 'desk.queue'
const open = 'is:open'

/** The views that the queue comes with. */
export const views: readonly DefaultView[] = [
  { list: queue, name: 'open', title: w.later('view.open'), q: open, sort: 'due' },
  {
    list: queue,
    name: 'mine',
    title: w.later('view.mine'),
    q: `${open} assignee:me`,
    sort: 'due',
    can: 'desk.work',
  },
  {
    list: queue,
    name: 'unassigned',
    title: w.later('view.unassigned'),
    q: `${open} assignee:none`,
    sort: 'priority',
    can: 'desk.work',
  },
  {
    list: queue,
    name: 'breaks-today',
    title: w.later('view.breaks-today'),
    q: `${open} due:today`,
    sort: 'due',
    can: 'desk.work',
  },
  {
    list: queue,
    name: 'waiting',
    title: w.later('view.waiting'),
    q: 'phase:waiting',
    sort: 'quiet',
    can: 'desk.work',
  },
  { list: queue, name: 'solved', title: w.later('view.solved'), q: 'phase:done updated>-7d', sort: 'moved' },
]
