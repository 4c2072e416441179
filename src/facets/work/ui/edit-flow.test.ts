import { expect, test } from 'vitest'
import { Workflow } from '../engine/workflow.ts'
import { addMove, addState, changeState, dropState, raiseMove, shortName } from './edit-flow.ts'

const flow = Workflow.parse({
  initial: 'new',
  states: [
    { name: 'new', title: 'New', phase: 'new' },
    { name: 'waits', title: 'Waits', phase: 'waiting', waits_for: 'supplier' },
    { name: 'done', title: 'Done', phase: 'done' },
  ],
  moves: [
    { verb: 'wait', title: 'Wait', from: ['new'], to: 'waits' },
    { verb: 'solve', title: 'Solve', from: ['new', 'waits'], to: 'done' },
  ],
})

test('a title makes a short name of its own', () => {
  expect(shortName('At supplier', new Set())).toBe('at-supplier')
  expect(shortName('2. Größe', new Set(['grosse']))).toBe('grosse-2')
  expect(shortName('待つ', new Set(['state']))).toBe('state-2')
})

test('a state that goes takes along what led to it, and leaves what can still be used', () => {
  const left = dropState(flow, 'waits')
  expect(left.moves).toEqual([expect.objectContaining({ verb: 'solve', from: ['new'] })])
  expect(Workflow.safeParse(left).success).toBe(true)
  expect(dropState(flow, 'new').initial).toBe('waits')
})

test('only what waits waits for something', () => {
  expect(changeState(flow, 1, { phase: 'active' }).states[1]).toEqual({
    name: 'waits',
    title: 'Waits',
    phase: 'active',
  })
  expect(changeState(flow, 1, { title: 'At supplier' }).states[1]).toMatchObject({ waits_for: 'supplier' })
})

test('what is added is told apart, and buttons can be put in another order', () => {
  expect(addState(flow, 'Waits').states.at(-1)).toMatchObject({ name: 'waits-2', phase: 'active' })
  expect(addMove(flow, 'Solve').moves.at(-1)).toMatchObject({ verb: 'solve-2', from: ['new'], to: 'waits' })
  expect(raiseMove(flow, 1).moves.map(({ verb }) => verb)).toEqual(['solve', 'wait'])
  expect(raiseMove(flow, 0)).toBe(flow)
})
