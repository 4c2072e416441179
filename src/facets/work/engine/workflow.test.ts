import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen, mapState, moveToWork, type Move, stateOf, Workflow } from './workflow.ts'

const flow = {
  initial: 'new',
  states: [
    { name: 'new', title: 'New', phase: 'new' },
    { name: 'doing', title: 'Doing', phase: 'active' },
    { name: 'held', title: 'Held', phase: 'waiting', waits_for: 'date' },
    { name: 'done', title: 'Done', phase: 'done' },
  ],
  moves: [
    { verb: 'start', title: 'Start', from: ['new', 'held'], to: 'doing', needs: [] },
    { verb: 'hold', title: 'Hold', from: ['doing'], to: 'held', needs: ['hold-until'] },
    { verb: 'finish', title: 'Finish', from: ['doing'], to: 'done', needs: ['resolution'] },
  ],
}
type Draft = typeof flow
const changed = (change: (draft: Draft) => void): Draft => {
  const draft = structuredClone(flow)
  change(draft)
  return draft
}
const state = (draft: Draft, name: string) => {
  const found = draft.states.find((one) => one.name === name)
  if (!found) throw new Error(name)
  return found
}
const move = (draft: Draft, verb: string) => {
  const found = draft.moves.find((one) => one.verb === verb)
  if (!found) throw new Error(verb)
  return found
}

test('a workflow that leads from a first state to an end can be used', () => {
  expect(Workflow.safeParse(flow).success).toBe(true)
})

test.each<[string, (draft: Draft) => void, (string | number)[], string]>([
  [
    'two states of one title',
    (d) => (state(d, 'held').title = 'doing'),
    ['states', 2, 'title'],
    'Two states are called “doing”',
  ],
  [
    'a first state that is not there',
    (d) => (d.initial = 'gone'),
    ['initial'],
    'Say which state is the first',
  ],
  [
    'work that begins at its end',
    (d) => (d.initial = 'done'),
    ['initial'],
    'Work cannot begin in “Done”, where it is over',
  ],
  [
    'no end',
    (d) => (state(d, 'done').phase = 'cancelled'),
    ['states'],
    'At least one state has to be of the phase “Done”',
  ],
  [
    'a move to nowhere',
    (d) => (move(d, 'start').to = 'gone'),
    ['moves', 0],
    '“Start” names a state that is not there: gone',
  ],
  [
    'two moves of one verb',
    (d) => (move(d, 'finish').verb = 'hold'),
    ['moves', 2, 'verb'],
    'Two moves from “Doing” have the verb “hold”',
  ],
  [
    'a date that nobody asks for',
    (d) => (move(d, 'hold').needs = []),
    ['moves', 1, 'needs'],
    '“Hold” leads to “Held”, which waits for a date, so it has to ask for one',
  ],
  [
    'a state that nothing leads to',
    (d) => (d.moves = d.moves.filter(({ verb }) => verb !== 'hold')),
    ['states', 2],
    'No move leads to “Held”',
  ],
  [
    'a state that nothing leads out of',
    (d) => (move(d, 'start').from = ['new']),
    ['states', 2],
    'From “Held” no way leads to an end',
  ],
  [
    'waiting for something outside of the waiting phase',
    (d) => Object.assign(state(d, 'doing'), { waits_for: 'supplier' }),
    ['states', 1, 'waits_for'],
    '“Doing” can wait for something only in the phase “Waiting”',
  ],
])('refused, and said where: %s', (_, change, path, message) => {
  const { error } = Workflow.safeParse(changed(change))
  expect(error?.issues.map((issue) => ({ path: issue.path, message: issue.message }))).toContainEqual({
    path,
    message,
  })
})

test('what waits goes on by the usual verb, or by any other that needs nothing more', () => {
  const parsed = Workflow.parse(flow)
  expect(moveToWork(parsed, 'held', new Set())?.verb).toBe('start')
  const renamed = Workflow.parse(changed((d) => (move(d, 'start').verb = 'resume')))
  expect(moveToWork(renamed, 'held', new Set())?.verb).toBe('resume')
  const strict = Workflow.parse(changed((d) => (move(d, 'start').needs = ['assignee'])))
  expect(moveToWork(strict, 'held', new Set())).toBeUndefined()
  expect(moveToWork(strict, 'held', new Set(['assignee']))?.to).toBe('doing')
  expect(moveToWork(parsed, 'done', new Set())).toBeUndefined()
})

const phases = ['new', 'active', 'waiting', 'done', 'cancelled'] as const
/** Workflows in which every state follows the one before and can be left for the end. */
const anyFlow = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 6 }),
    fc.array(fc.constantFrom(...phases), { minLength: 6, maxLength: 6 }),
  )
  .map(([names, some]): Workflow => {
    const states = names.map(
      (name, n) =>
        ({ name, title: name.toUpperCase(), phase: n === 0 ? 'new' : (some[n] ?? 'new') }) as const,
    )
    const moves = names.map((name, n): Move => ({
      verb: `to-${names[n + 1] ?? 'end'}`,
      title: name,
      from: [name],
      to: names[n + 1] ?? 'end',
      needs: [],
    }))
    return {
      initial: names[0] ?? 'a',
      states: [...states, { name: 'end', title: 'End', phase: 'done' }],
      moves,
    }
  })

test('wherever work stands, a changed workflow has a place for it, and clocks do not jump where it can be helped', () => {
  fc.assert(
    fc.property(anyFlow, anyFlow, (from, to) => {
      expect(Workflow.safeParse(from).success).toBe(true)
      for (const { name, phase } of from.states) {
        const target = mapState(from, to, name)
        expect(to.states).toContain(target)
        const kept = stateOf(to, name)
        if (kept) expect(target).toBe(kept)
        else if (to.states.some((one) => one.phase === phase)) expect(target.phase).toBe(phase)
        else expect(target.name).toBe(to.initial)
      }
      expect(isOpen(mapState(from, to, 'never-there').phase)).toBe(true)
    }),
  )
})
