import { fold } from '#lib/text/fold'
import type { Move, State, Workflow } from '../engine/workflow.ts'

/** A short name from a title: `At supplier` → `at-supplier`, with a number where that is taken. */
export function shortName(title: string, taken: ReadonlySet<string>): string {
  const plain = fold(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 36)
  const base = plain === '' ? 'state' : plain
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}-${n}`
    if (!taken.has(name)) return name
  }
}

const namesOf = ({ states }: Workflow) => new Set(states.map(({ name }) => name))
const verbsOf = ({ moves }: Workflow) => new Set(moves.map(({ verb }) => verb))

export const addState = (flow: Workflow, title: string): Workflow => ({
  ...flow,
  states: [...flow.states, { name: shortName(title, namesOf(flow)), title, phase: 'active' }],
})

/** Changes one state. What waits for something does so in the phase “waiting” only. */
export function changeState(flow: Workflow, at: number, part: Partial<State>): Workflow {
  const states = flow.states.map((state, n) => {
    if (n !== at) return state
    const { waits_for, ...rest } = { ...state, ...part }
    return rest.phase === 'waiting' && waits_for !== undefined ? { ...rest, waits_for } : rest
  })
  return { ...flow, states }
}

/** Takes a state away, and what led to it or only from it. */
export function dropState(flow: Workflow, name: string): Workflow {
  const states = flow.states.filter((state) => state.name !== name)
  const moves = flow.moves
    .filter(({ to }) => to !== name)
    .map((move) => ({ ...move, from: move.from.filter((one) => one !== name) }))
    .filter(({ from }) => from.length > 0)
  return { initial: flow.initial === name ? (states[0]?.name ?? '') : flow.initial, states, moves }
}

export function addMove(flow: Workflow, title: string): Workflow {
  const from = flow.states.slice(0, 1).map(({ name }) => name)
  const to = flow.states[1]?.name ?? ''
  return {
    ...flow,
    moves: [...flow.moves, { verb: shortName(title, verbsOf(flow)), title, from, to, needs: [] }],
  }
}

export const changeMove = (flow: Workflow, at: number, part: Partial<Move>): Workflow => ({
  ...flow,
  moves: flow.moves.map((move, n) => (n === at ? { ...move, ...part } : move)),
})

export const dropMove = (flow: Workflow, at: number): Workflow => ({
  ...flow,
  moves: flow.moves.filter((_, n) => n !== at),
})

/** Puts a move one place earlier: buttons stand in this order. */
export function raiseMove(flow: Workflow, at: number): Workflow {
  const move = flow.moves[at]
  const before = flow.moves[at - 1]
  return move && before ? { ...flow, moves: flow.moves.with(at - 1, move).with(at, before) } : flow
}
