import type { KeyBinding } from '../keys.ts'
import { useKeys } from '../use-keys.tsx'
import { w } from '../words.ts'
import type { Selection } from './selection.ts'

/** Something done to the row under the cursor, or to all that are picked. */
export interface RowAction<T> {
  keys: string
  title: string
  run: (row: T) => void
  /** Done to all that are picked instead, while any are. */
  picked?: (() => void) | undefined
}

/** What the keys of a list do with its cursor. */
interface Hands {
  move: (by: number) => void
  open: () => void
  pick: () => void
  moveAndPick: (by: number) => void
}

interface ListKeys<T> {
  selection: Selection | undefined
  actions: readonly RowAction<T>[]
  /** The row under the cursor. */
  row?: T | undefined
  /** Left out: the list has no rows yet. */
  hands?: Hands
}

/** The keys of a list, its own first; those that have nothing to act on yet are there to be read. */
export function useListKeys<T>({ selection, actions, row, hands }: ListKeys<T>) {
  const some = hands === undefined ? { idle: true } : {}
  const one = row === undefined ? { idle: true } : {}
  const isPicked = selection !== undefined && !selection.isEmpty
  useKeys(w('keys_list'), [
    { ...some, keys: 'j', title: w('row_next'), run: () => hands?.move(1) },
    { ...some, keys: 'k', title: w('row_before'), run: () => hands?.move(-1) },
    { ...one, keys: 'enter', title: w('row_open'), run: () => hands?.open() },
    ...(selection
      ? [
          { ...one, keys: 'x', title: w('row_pick'), run: () => hands?.pick() },
          { ...some, keys: 'shift+j', title: w('row_pick_next'), run: () => hands?.moveAndPick(1) },
          { ...some, keys: 'shift+k', title: w('row_pick_before'), run: () => hands?.moveAndPick(-1) },
          { ...some, keys: 'shift+x', title: w('select_all'), run: selection.pickAll },
          { keys: 'escape', title: w('row_unpick'), run: selection.clear, hidden: selection.isEmpty },
        ]
      : []),
    ...actions.map(({ keys, title, run, picked }): KeyBinding => {
      const all = isPicked ? picked : undefined
      return { ...(all ? {} : one), keys, title, run: () => (all ? all() : row !== undefined && run(row)) }
    }),
  ])
}
