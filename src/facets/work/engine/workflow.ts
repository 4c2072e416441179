import { z } from 'zod'
import { say } from '#lib/words'
import { workflowProblems } from './workflow-problems.ts'

/** Code, indexes and clocks know phases only; states are what an organisation calls its own steps. */
export const Phase = z.enum(['new', 'active', 'waiting', 'done', 'cancelled'])
export type Phase = z.output<typeof Phase>

export const isOpen = (phase: Phase) => phase !== 'done' && phase !== 'cancelled'

const slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)

export const State = z.object({
  name: slug.meta({ title: 'Short name' }),
  title: z.string().trim().min(1).max(40).meta({ title: 'Title' }),
  phase: Phase.meta({ title: 'Phase' }),
  /** What is being waited for; service levels pause by it. */
  waits_for: z.enum(['requester', 'supplier', 'date']).optional().meta({ title: 'Waits for' }),
})
export type State = z.output<typeof State>

/** What must be known before a move: a named fact that the room states about the record. */
export const Need = z.enum(['assignee', 'resolution', 'cause', 'hold-until', 'children-closed'])
export type Need = z.output<typeof Need>

export const Move = z.object({
  verb: slug.meta({ title: 'Verb' }),
  title: z.string().trim().min(1).max(40).meta({ title: 'Title' }),
  from: z.array(slug).min(1).meta({ title: 'From' }),
  to: slug.meta({ title: 'To' }),
  needs: z.array(Need).default([]).meta({ title: 'Needs' }),
  /** A permission beyond the one that working needs. */
  can: z.string().optional().meta({ title: 'Permission' }),
})
export type Move = z.output<typeof Move>

const Shape = z.object({
  initial: slug.meta({ title: 'First state' }),
  states: z.array(State).min(2).max(30).meta({ title: 'States' }),
  moves: z.array(Move).min(1).max(200).meta({ title: 'Moves' }),
})

export type WorkflowShape = z.output<typeof Shape>

const shortest: WorkflowShape = {
  initial: 'new',
  states: [
    { name: 'new', title: 'New', phase: 'new' },
    { name: 'solved', title: 'Solved', phase: 'done' },
  ],
  moves: [{ verb: 'solve', title: 'Solve', from: ['new'], to: 'solved', needs: ['resolution'] }],
}

/** States and moves as data: every state can be reached, and from each of them a way leads to an end. */
export const Workflow = Shape.superRefine((flow, issues) => {
  for (const { path, sentence } of workflowProblems(flow))
    issues.addIssue({ code: 'custom', path, message: say(sentence, 'en'), params: { sentence } })
}).meta({ example: shortest })
export type Workflow = z.output<typeof Workflow>

export const stateOf = (flow: Workflow, name: string): State | undefined =>
  flow.states.find((state) => state.name === name)

/** The moves that lead out of a state, in the order in which the workflow names them. */
export const movesFrom = (flow: Workflow, state: string): readonly Move[] =>
  flow.moves.filter(({ from, to }) => from.includes(state) && to !== state)

/** The move by its verb, if it leads out of this state. */
export const moveNamed = (flow: Workflow, state: string, verb: string): Move | undefined =>
  movesFrom(flow, state).find((move) => move.verb === verb)

/** The usual verb for going on with something, tried first where several moves would do. */
const goingOn = 'start'

/** The move that leads from a state back to one in which somebody works, if all that it needs is known and it may be made. */
export function moveToWork(
  flow: Workflow,
  state: string,
  known: ReadonlySet<Need>,
  may: (permission: string) => boolean = () => true,
): Move | undefined {
  const active = movesFrom(flow, state).filter(
    (move) =>
      stateOf(flow, move.to)?.phase === 'active' &&
      lacking(move, known).length === 0 &&
      (move.can === undefined || may(move.can)),
  )
  return active.find(({ verb }) => verb === goingOn) ?? active[0]
}

/** Moves that are for whoever asked, whatever they are called: to call it off, and to have it taken up again. */
export const isForAsker = (from: Phase, to: Phase | undefined): boolean =>
  isOpen(from) ? to === 'cancelled' : to === 'new' || to === 'active'

/** What a move still lacks, of the facts that are known to hold. */
export const lacking = (move: Move, known: ReadonlySet<Need>): readonly Need[] =>
  move.needs.filter((need) => !known.has(need))

/**
 * Where open records go when the workflow changes: the same state if it is still there, else the first state of the
 * same phase, else the first state. Phases keep, so clocks never jump.
 */
export function mapState(from: Workflow, to: Workflow, name: string): State {
  const phase = stateOf(from, name)?.phase
  const found =
    stateOf(to, name) ?? to.states.find((state) => state.phase === phase) ?? stateOf(to, to.initial)
  if (!found) throw new Error('a workflow without its first state')
  return found
}

/** The verb by which work begins from this state without anything being asked; undefined if there is none. */
export const beginning = (flow: Workflow | undefined, state: string): string | undefined =>
  flow &&
  movesFrom(flow, state).find(
    ({ to, needs, can }) => needs.length === 0 && can === undefined && stateOf(flow, to)?.phase === 'active',
  )?.verb
