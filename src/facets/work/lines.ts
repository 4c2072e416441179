import type { Earlier } from '#lib/contract'
import type { Sentence } from '#lib/words'
import { eventLine, type Names } from '#kernel/event-lines'
import {
  CategoryChanged,
  MatrixChanged,
  WorkChanged,
  WorkflowChanged,
  WorkMapped,
  WorkMoved,
  WorkOpened,
} from './contract.ts'
import { timeLines } from './time-lines.ts'
import { levelTitle, w } from './words.ts'

type Values = Record<string, unknown>
interface Change {
  readonly before: Values
  readonly after: Values
}

const id = (value: unknown) => (typeof value === 'string' ? value : null)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const figure = (value: unknown) => (typeof value === 'number' ? value : 0)

type Tell = (change: Change, names: Names) => Sentence | undefined

const priority: Tell = ({ before, after }, { actor }) => {
  const [was, is] = [figure(before['priority']), figure(after['priority'])]
  // 1 is the most urgent.
  return w.later(is < was ? 'line.raised' : 'line.lowered', { actor, was, is })
}

const assignee: Tell = ({ after }, { actor, actorId, of }) => {
  const who = id(after['assignee_id'])
  if (who === null) return w.later('line.unassigned', { actor })
  return who === actorId ? w.later('line.took', { actor }) : w.later('line.assigned', { actor, who: of(who) })
}

const named =
  (key: string, said: 'team' | 'requester' | 'place'): Tell =>
  ({ after }, { actor, of }) => {
    const to = id(after[key])
    return to === null
      ? w.later(`line.no-${said}`, { actor })
      : w.later(`line.${said}`, { actor, to: of(to) })
  }

/** Categories are no records, so their path lies in the event itself. */
const category: Tell = ({ after }, { actor }) =>
  after['category_id'] === null
    ? w.later('line.no-category', { actor })
    : w.later('line.category', { actor, to: text(after['category']) })

const level =
  (key: 'impact' | 'urgency'): Tell =>
  ({ after }, { actor, say }) => {
    // Where the priority followed, that is what matters.
    if ('priority' in after) return undefined
    return w.later(`line.${key}`, { actor, to: say(levelTitle(figure(after[key]))) })
  }

const tellers: Record<string, Tell> = {
  title: ({ before, after }, { actor }) =>
    w.later('line.renamed', { actor, was: text(before['title']), is: text(after['title']) }),
  priority,
  impact: level('impact'),
  urgency: level('urgency'),
  team_id: named('team_id', 'team'),
  assignee_id: assignee,
  requester_id: named('requester_id', 'requester'),
  place_id: named('place_id', 'place'),
  category_id: category,
  restricted: ({ after }, { actor }) =>
    w.later(after['restricted'] === true ? 'line.restricted' : 'line.unrestricted', { actor }),
  custom: (_, { actor }) => w.later('line.custom', { actor }),
}

/** Who has it, how it is weighed and sorted is the desk's own; outside one is told what one's matter is called now. */
const toldOutside = new Set(['title'])

const changes = (change: Change, names: Names): Sentence[] =>
  Object.entries(tellers).flatMap(([key, tell]) =>
    key in change.after && (names.inside || toldOutside.has(key)) ? (tell(change, names) ?? []) : [],
  )

const mentions = ({ after }: Change) =>
  ['assignee_id', 'team_id', 'requester_id', 'place_id'].map((key) => id(after[key]))

/** It happened elsewhere, and no file says through whom. */
const isNobodys = (earlier: Earlier | undefined) =>
  earlier !== undefined && earlier.by === undefined && earlier.name === undefined

/** How the events of work are told in a timeline. */
export const workLines = [
  eventLine(WorkOpened, {
    say({ earlier }, { actor, each, of }) {
      if (earlier && each) return w.later('line.brought', { actor, who: earlier.name ?? of(earlier.by) })
      return isNobodys(earlier) ? w.later('line.opened-there') : w.later('line.opened', { actor })
    },
    earlier: ({ earlier }) => earlier,
  }),
  eventLine(WorkChanged, {
    say(change, names) {
      // Undo brings a state back as a plain change of fields.
      const back = 'state' in change.after ? [w.later('line.put-back', { actor: names.actor })] : []
      return [...back, ...changes(change, names)]
    },
    mentions,
  }),
  eventLine(WorkMoved, {
    say({ to, to_title, earlier, ...change }, names) {
      const said = { actor: names.actor, to: [to_title ?? to] }
      const moved =
        isNobodys(earlier) && !names.each
          ? w.later('line.moved-there', { to: said.to })
          : w.later('line.moved', said)
      return [moved, ...changes(change, names)]
    },
    mentions,
    earlier: ({ earlier }) => earlier,
  }),
  eventLine(WorkMapped, {
    say: ({ to_title, version }) => w.later('line.mapped', { to: [to_title], version }),
    insideOnly: true,
  }),
  ...timeLines,
  eventLine(WorkflowChanged, {
    say: ({ version }, { actor }) => w.later('line.workflow', { actor, version }),
  }),
  eventLine(CategoryChanged, {
    say({ before, after }, { actor }) {
      const path = text(after['path'])
      if (before === null) return w.later('line.category-added', { actor, path })
      if (before['archived'] !== after['archived'])
        return w.later(after['archived'] === true ? 'line.category-shelved' : 'line.category-back', {
          actor,
          path,
        })
      return before['path'] === after['path']
        ? w.later('line.category-team', { actor, path, to: text(after['team']) || '–' })
        : w.later('line.category-moved', { actor, was: text(before['path']), path })
    },
  }),
  eventLine(MatrixChanged, { say: (_, { actor }) => w.later('line.matrix', { actor }) }),
]
