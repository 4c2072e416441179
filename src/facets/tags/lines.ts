import { eventLine } from '#kernel/event-lines'
import { RecordTagged, TagDropped, TagMerged, TagRenamed } from './contract.ts'
import { w } from './words.ts'

const list = (titles: readonly string[]) => titles.map((title) => w.later('quoted', { title }))

export const tagLines = [
  eventLine(RecordTagged, {
    say({ added, removed }, { actor }) {
      if (removed.length === 0) return w.later('line-added', { actor, tags: list(added) })
      if (added.length === 0) return w.later('line-removed', { actor, tags: list(removed) })
      return w.later('line-both', { actor, added: list(added), removed: list(removed) })
    },
    insideOnly: true,
  }),
  eventLine(TagRenamed, { say: (data, { actor }) => w.later('line-renamed', { actor, ...data }) }),
  eventLine(TagMerged, { say: ({ from, into }, { actor }) => w.later('line-merged', { actor, from, into }) }),
  eventLine(TagDropped, { say: ({ title }, { actor }) => w.later('line-dropped', { actor, title }) }),
]
