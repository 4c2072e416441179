import { Refusal, refuseIf } from '#lib/refusal'
import { msOf } from '#lib/time/instant'
import { type Sentence, titleSaid } from '#lib/words'
import { type Actor, may } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { WorkMoved } from './contract.ts'
import {
  isOpen,
  lacking,
  type Move,
  moveNamed,
  movesFrom,
  type Need,
  type State,
  stateOf,
  type Workflow,
} from './engine/workflow.ts'
import type { WorkRow } from './load.ts'
import { type Change, type Changed, difference, writeChange } from './save.ts'
import { w } from './words.ts'

/** Why a move is refused, in a sentence; null when it may be made. */
export function refuseMove(move: Move, known: ReadonlySet<Need>): Sentence | null {
  const [need] = lacking(move, known)
  return need ? w.later(`refuse.need.${need}`) : null
}

/** Needs that a form can ask for at the moment of the move. */
const askable: readonly Need[] = ['resolution', 'cause', 'hold-until']

/** The verbs that lead on from here: what each would ask for, and the sentence why not where it is refused. */
export function movesOf(workflow: Workflow, state: string, known: ReadonlySet<Need>, actor: Actor) {
  const met = new Set([...known, ...askable])
  return movesFrom(workflow, state)
    .filter((move) => move.can === undefined || may(actor, move.can))
    .map((move) => ({
      verb: move.verb,
      title: titleSaid(move.title, actor.language),
      to: move.to,
      phase: stateOf(workflow, move.to)?.phase ?? 'active',
      needs: lacking(move, known),
      why: refuseMove(move, met),
    }))
}

export interface Moving {
  verb: string
  known: ReadonlySet<Need>
  /** Fields that change together with the state. */
  also?: Change
}

/** Until when work waits there; a moment that has passed is none. */
function holdUntil(ctx: Write, row: WorkRow, to: State, { hold_until }: Change): string | null {
  if (to.waits_for !== 'date') return null
  const until = hold_until ?? row.hold_until
  refuseIf(until !== null && msOf(until) <= msOf(ctx.now) && w.later('refuse.hold-past'))
  return until
}

/** Where a verb leads from where the row stands, or a refusal with the reason; nothing is changed. */
export function planMove(
  ctx: Write,
  workflow: Workflow,
  row: WorkRow,
  { verb, known, also = {} }: Moving,
): { to: State; hold_until: string | null } {
  const move = moveNamed(workflow, row.state, verb)
  const now = stateOf(workflow, row.state)
  if (!move || (move.can !== undefined && !may(ctx.actor, move.can)))
    throw new Refusal('conflict', w.later('refuse.no-move', { verb, state: now?.title ?? row.state }))
  refuseIf(refuseMove(move, known))
  const to = stateOf(workflow, move.to)
  if (!to) throw new Error(`the workflow has no state ${move.to}`)
  return { to, hold_until: holdUntil(ctx, row, to, also) }
}

/** Moves one loaded row along its workflow, or refuses with the reason. */
export async function moveWork(
  ctx: Write,
  workflow: Workflow,
  row: WorkRow,
  moving: Moving,
): Promise<Changed> {
  const { to, hold_until } = planMove(ctx, workflow, row, moving)
  const ends = !isOpen(to.phase)
  const change = difference(row, {
    ...moving.also,
    state: to.name,
    phase: to.phase,
    solved_at: ends ? (row.solved_at ?? ctx.now) : null,
    hold_until,
  })
  if (!change) return { before: row, after: row }
  const after = await writeChange(ctx, row, change.after)
  ctx.emit(WorkMoved, after, {
    from: row.state,
    to: to.name,
    to_title: to.title,
    verb: moving.verb,
    phase: to.phase,
    workflow_id: row.workflow_id,
    ...change,
  })
  return { before: row, after }
}
