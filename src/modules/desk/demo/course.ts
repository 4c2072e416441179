import { isoOf } from '#lib/time/instant'
import { priorityOf, usualMatrix } from '#facets/work/engine/priority'
import { isOpen, moveNamed, stateOf } from '#facets/work/engine/workflow'
import { usualWorkflow } from '../kinds.ts'
import type { Done, Life, Weight } from './life.ts'

type Values = Record<string, string | number | null>
interface Change {
  readonly before: Values
  readonly after: Values
}

/** What one deed did: it may move, give to somebody, weigh anew and say something at once. */
export interface Step {
  readonly at: number
  readonly by: string
  readonly gives?: { readonly from: string | null; readonly to: string }
  readonly weighs?: Change & { readonly priority: number }
  readonly moves?: Change & { readonly verb: string; readonly from: string; readonly to: string }
  readonly says?: {
    readonly kind: 'reply' | 'note'
    readonly text: string
    readonly outside: boolean
    readonly was: 'us' | 'them'
  }
  readonly found?: { readonly cause: string; readonly resolution: string }
  readonly spends?: { readonly minutes: number; readonly note: string }
}

/** How a ticket stands after a deed. */
export interface Stands {
  state: string
  assignee: string | null
  weight: Weight
  word: 'us' | 'them'
  solved_at: string | null
  cause: string
  resolution: string
  updated: number
}

export interface Course {
  readonly steps: readonly Step[]
  readonly stands: Readonly<Stands>
}

const phaseOf = (state: string) => stateOf(usualWorkflow, state)?.phase ?? 'new'

/** Which verb a deed makes from where the ticket stands, if any. */
const verbs: { readonly [is in Done['is']]?: (state: string, waits: boolean) => string | undefined } = {
  take: () => 'start',
  reply: (state, waits) => (waits ? 'wait' : state === 'new' ? 'start' : undefined),
  asks: (state) => (isOpen(phaseOf(state)) ? (state === 'waiting' ? 'start' : undefined) : 'reopen'),
  supplier: () => 'wait-supplier',
  solve: () => 'solve',
  close: () => 'close',
  cancel: () => 'cancel',
}

const verbOf = (deed: Done, state: string) =>
  verbs[deed.is]?.(state, deed.is === 'reply' && deed.waits === true)

function moved(stands: Stands, verb: string | undefined, at: number): Step['moves'] {
  const move = verb === undefined ? undefined : moveNamed(usualWorkflow, stands.state, verb)
  if (!move || verb === undefined || move.to === stands.state) return undefined
  const from = stands.state
  const before: Values = { state: from, phase: phaseOf(from) }
  const after: Values = { state: move.to, phase: phaseOf(move.to) }
  const solved_at = isOpen(phaseOf(move.to)) ? null : (stands.solved_at ?? isoOf(at))
  if (solved_at !== stands.solved_at) {
    before['solved_at'] = stands.solved_at
    after['solved_at'] = solved_at
  }
  Object.assign(stands, { state: move.to, solved_at })
  return { verb, from, to: move.to, before, after }
}

function weighed(stands: Stands, weight: Weight): Step['weighs'] {
  const values = ([impact, urgency]: Weight): Values => ({
    impact,
    urgency,
    priority: priorityOf(usualMatrix, impact, urgency),
  })
  const [before, after] = [values(stands.weight), values(weight)]
  stands.weight = weight
  const changed = Object.keys(after).filter((key) => after[key] !== before[key])
  const only = (from: Values) => Object.fromEntries(changed.map((key) => [key, from[key] ?? null]))
  return { before: only(before), after: only(after), priority: Number(values(weight)['priority']) }
}

function said(deed: Done, stands: Stands): Step['says'] {
  if (deed.is !== 'reply' && deed.is !== 'note' && deed.is !== 'asks') return undefined
  const outside = deed.is === 'asks'
  const was = stands.word
  if (deed.is !== 'note') stands.word = outside ? 'us' : 'them'
  return { kind: deed.is === 'note' ? 'note' : 'reply', text: deed.text, outside, was }
}

function stepOf(deed: Done, stands: Stands): Step {
  const { at, by } = deed
  const to = deed.is === 'take' ? by : stands.assignee
  const gives = to !== null && to !== stands.assignee ? { from: stands.assignee, to } : undefined
  stands.assignee = to
  stands.updated = at
  const found = deed.is === 'solve' ? { cause: deed.cause ?? stands.cause, resolution: deed.text } : undefined
  if (found) Object.assign(stands, found)
  const parts = {
    gives,
    weighs: deed.is === 'raise' ? weighed(stands, deed.weight) : undefined,
    moves: moved(stands, verbOf(deed, stands.state), at),
    says: said(deed, stands),
    found,
    spends: deed.is === 'spend' ? { minutes: deed.minutes, note: deed.note ?? '' } : undefined,
  }
  const given = Object.entries(parts).filter(([, part]) => part !== undefined)
  return { at, by, ...Object.fromEntries(given) }
}

/** Follows a life by the workflow that every desk begins with: what each deed did, and how the ticket stands in the end. */
export function courseOf({ deeds, weight, opened }: Life): Course {
  const stands: Stands = {
    state: usualWorkflow.initial,
    assignee: null,
    weight,
    word: 'us',
    solved_at: null,
    cause: '',
    resolution: '',
    updated: opened,
  }
  const steps = deeds.map((deed) => stepOf(deed, stands))
  return { steps, stands }
}
