import { msOf } from '#lib/time/instant'
import type { Sentence } from '#lib/words'
import type { Read } from '#kernel/context'
import { stateOf, type Workflow } from '#facets/work/engine/workflow'
import type { WorkRow } from '#facets/work/load'
import type { Changed } from '#facets/work/save'
import type { Clock, NewClock, Telling } from './clocks.ts'
import { labelOf } from './engine/label.ts'
import { isOpen, onPromised, onTerms, type Shift, type Stand } from './engine/reactions.ts'
import type { ActivePolicy } from './policies.ts'
import { policiesFor, termsOf } from './terms.ts'
import { w } from './words.ts'

/** What clocks hear, and which ones begin. */
export interface News {
  readonly tellings: Telling[]
  readonly starts: NewClock[]
}

/** What decides which policy counts, and with which target. */
const decisive = [
  'priority',
  'impact',
  'urgency',
  'team_id',
  'category_id',
  'requester_id',
  'place_id',
  'title',
  'custom',
  'restricted',
] as const

const isClosed = ({ phase }: WorkRow) => !isOpen({ phase })
const reopened = ({ before, after }: Changed) => isClosed(before) && !isClosed(after)

/** Whether a change may bring other terms. */
export const isDecisive = (change: Changed): boolean =>
  !isClosed(change.after) &&
  (reopened(change) ||
    decisive.some((key) => JSON.stringify(change.before[key]) !== JSON.stringify(change.after[key])))

export const standOf = (row: WorkRow, workflows: ReadonlyMap<string, Workflow>): Stand => {
  const flow = workflows.get(row.workflow_id)
  return {
    phase: row.phase,
    waits_for: flow && stateOf(flow, row.state)?.waits_for,
    hold_until: row.hold_until === null ? null : msOf(row.hold_until),
  }
}

interface Ground {
  readonly clocks: ReadonlyMap<string, readonly Clock[]>
  readonly workflows: ReadonlyMap<string, Workflow>
  readonly at: number
  /** Who changed it, by id. */
  readonly who: string
  /** Said where it was not the record that changed, but the policy. */
  readonly why?: Sentence
  /** Records that no policy counted for stay without clocks. */
  readonly onlyHeld?: boolean
  /** Other policies than those that count, to see what they would do. */
  readonly policies?: readonly ActivePolicy[]
}

/** Judges changed records anew: which policy counts now, with which target, and what that means to their clocks. */
export async function newTerms(ctx: Read, changes: readonly Changed[], ground: Ground): Promise<News> {
  const news: News = { tellings: [], starts: [] }
  if (changes.length === 0) return news
  const policies = await policiesFor(
    ctx,
    changes.map(({ after }) => after),
    ground.policies,
  )
  for (const change of changes) {
    const policy = policies.get(change.after.id)
    const held = ground.clocks.get(change.after.id) ?? []
    if (policy) judge(change, policy, held, ground, news)
    else withdraw(change, held, ground, news)
  }
  return news
}

function withdraw(change: Changed, held: readonly Clock[], { at }: Ground, { tellings }: News) {
  const runs = held.some(({ row }) => row.phase === 'running' || row.phase === 'paused')
  if (runs || (held.length > 0 && reopened(change)))
    tellings.push({
      entity_id: change.after.id,
      fact: { is: 'cancelled', at, why: w.later('no-policy') },
    })
}

function judge(
  change: Changed,
  policy: ActivePolicy,
  held: readonly Clock[],
  ground: Ground,
  { tellings, starts }: News,
) {
  const { after } = change
  const shift: Shift = {
    terms: termsOf(policy),
    priority: after.priority,
    label: labelOf(after),
    stand: standOf(after, ground.workflows),
    at: ground.at,
    why: ground.why ?? whyOf(change, policy, ground.who),
    again: reopened(change),
  }
  for (const { metric, row } of held)
    for (const fact of onTerms({ metric, row }, shift)) tellings.push({ entity_id: after.id, ...fact })
  if (ground.onlyHeld || held.some(({ metric }) => metric === 'resolution')) return
  const facts = onPromised(shift)
  if (facts.length > 0) starts.push({ entity_id: after.id, metric: 'resolution', facts })
}

const whyOf = ({ before, after }: Changed, policy: ActivePolicy, who: string): Sentence =>
  before.priority === after.priority
    ? w.later('why.policy', { policy: policy.title })
    : w.later('why.priority', { who, before: labelOf(before), after: labelOf(after) })
