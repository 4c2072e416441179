import type { Sentence } from '#lib/words'
import { w } from '../words.ts'
import type { WorkflowShape } from './workflow.ts'

/** What is wrong with a workflow, and at which of its parts. */
export interface WorkflowProblem {
  readonly path: (string | number)[]
  readonly sentence: Sentence
}

/** Everything that keeps a workflow from being used, in words for whoever shapes it; none means it can be used. */
export function workflowProblems(flow: WorkflowShape): WorkflowProblem[] {
  const named = [...stateProblems(flow), ...moveProblems(flow)]
  // Ways cannot be followed before every move leads somewhere.
  return named.length > 0 ? named : wayProblems(flow)
}

const titled = ({ states }: WorkflowShape, name: string) =>
  states.find((state) => state.name === name)?.title ?? name

function stateProblems({ initial, states }: WorkflowShape): WorkflowProblem[] {
  const problems: WorkflowProblem[] = []
  const names = new Set<string>()
  const titles = new Set<string>()
  for (const [n, { name, title, phase, waits_for }] of states.entries()) {
    const said = title.toLocaleLowerCase('en')
    if (names.has(name))
      problems.push({ path: ['states', n, 'name'], sentence: w.later('flow.same-name', { name }) })
    if (titles.has(said))
      problems.push({ path: ['states', n, 'title'], sentence: w.later('flow.same-title', { title }) })
    if (waits_for !== undefined && phase !== 'waiting')
      problems.push({ path: ['states', n, 'waits_for'], sentence: w.later('flow.waits', { title }) })
    names.add(name)
    titles.add(said)
  }
  const first = states.find(({ name }) => name === initial)
  if (!first) problems.push({ path: ['initial'], sentence: w.later('flow.no-first') })
  else if (first.phase === 'done' || first.phase === 'cancelled')
    problems.push({ path: ['initial'], sentence: w.later('flow.first-ended', { title: first.title }) })
  if (!states.some(({ phase }) => phase === 'done'))
    problems.push({ path: ['states'], sentence: w.later('flow.no-end') })
  return problems
}

function moveProblems(flow: WorkflowShape): WorkflowProblem[] {
  const problems: WorkflowProblem[] = []
  const known = new Map(flow.states.map((state) => [state.name, state]))
  const taken = new Set<string>()
  for (const [n, { verb, title, from, to, needs }] of flow.moves.entries()) {
    for (const name of new Set([...from, to]))
      if (!known.has(name))
        problems.push({ path: ['moves', n], sentence: w.later('flow.no-state', { title, name }) })
    for (const name of new Set(from)) {
      if (taken.has(`${verb} ${name}`))
        problems.push({
          path: ['moves', n, 'verb'],
          sentence: w.later('flow.same-verb', { verb, state: titled(flow, name) }),
        })
      taken.add(`${verb} ${name}`)
    }
    if (from.every((name) => name === to))
      problems.push({ path: ['moves', n, 'to'], sentence: w.later('flow.nowhere', { title }) })
    if (known.get(to)?.waits_for === 'date' && !needs.includes('hold-until'))
      problems.push({
        path: ['moves', n, 'needs'],
        sentence: w.later('flow.no-date', { title, state: titled(flow, to) }),
      })
  }
  return problems
}

type Ways = ReadonlyMap<string, ReadonlySet<string>>

/** Everything that can be reached from these states by following the ways, themselves included. */
function reached(from: readonly string[], ways: Ways): Set<string> {
  const found = new Set(from)
  for (const name of found) for (const next of ways.get(name) ?? []) found.add(next)
  return found
}

function waysOf(pairs: readonly (readonly [string, string])[]): Ways {
  const ways = new Map<string, Set<string>>()
  for (const [from, to] of pairs) ways.set(from, (ways.get(from) ?? new Set()).add(to))
  return ways
}

function wayProblems({ initial, states, moves }: WorkflowShape): WorkflowProblem[] {
  const pairs = moves.flatMap(({ from, to }) => from.map((name) => [name, to] as const))
  const forth = reached([initial], waysOf(pairs))
  const ends = states.filter(({ phase }) => phase === 'done').map(({ name }) => name)
  const back = reached(ends, waysOf(pairs.map(([from, to]) => [to, from] as const)))
  return states.flatMap(({ name, title, phase }, n): WorkflowProblem[] => {
    const path = ['states', n]
    if (!forth.has(name)) return [{ path, sentence: w.later('flow.unreached', { title }) }]
    return phase === 'cancelled' || back.has(name)
      ? []
      : [{ path, sentence: w.later('flow.stuck', { title }) }]
  })
}
