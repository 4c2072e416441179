import { eventLine, type Names } from '#kernel/event-lines'
import { relationNamed } from '#kernel/relations'
import { LinkAdded, LinkRemoved } from './contract.ts'
import { w } from './words.ts'

const line =
  (key: 'line-added' | 'line-removed') => (data: { relation: string; other: string }, names: Names) => {
    const found = relationNamed(data.relation)
    const title = found && (found.inverted ? found.relation.inverseTitle : found.relation.title)
    const relation = title ? names.say(title) : data.relation
    return w.later(key, { actor: names.actor, relation, other: names.of(data.other) })
  }
const mentions = ({ other }: { other: string }) => [other]

export const linkLines = [
  eventLine(LinkAdded, { say: line('line-added'), mentions, needs: 'other' }),
  eventLine(LinkRemoved, { say: line('line-removed'), mentions, needs: 'other' }),
]
