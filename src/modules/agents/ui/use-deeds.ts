import { ask, useCommand } from '#kit/api'
import { type Agent, agents } from '../contract.ts'
import { w } from './words.ts'

const rooms = ['assets', 'software']

/** What can be decided about a device; each can be taken back at once. */
export function useDeeds({ id, name: device }: Pick<Agent, 'id' | 'name'>, after?: () => void) {
  const undo = () => ask(agents.undo, { id })
  const common = { undo, touches: rooms, ...(after && { after }) }
  return {
    match: useCommand(agents.match, { ...common, done: w('matched', { device }) }),
    make: useCommand(agents.make, { ...common, done: w('made', { device }) }),
    split: useCommand(agents.split, { ...common, done: w('split-done', { device }) }),
    refuse: useCommand(agents.refuse, { ...common, done: w('refused', { device }) }),
    own: useCommand(agents.setPrivate, {
      touches: rooms,
      done: (_, { private: own }) => w(own ? 'private-done' : 'not-private-done', { device }),
      ...(after && { after }),
    }),
    undo: useCommand(agents.undo, { touches: rooms, done: w('undone'), ...(after && { after }) }),
  }
}
