import type { Sentence } from '#lib/words'
import type { ImportState } from './schemas.ts'
import { w } from './words.ts'

/** Where an import stands: its own state, unless the work on it ended without a word. */
export interface Stand {
  readonly state: ImportState
  /** Rows that are in. */
  readonly done: number
  readonly cleared: boolean
}

const unrun: readonly ImportState[] = ['mapping', 'rehearsed', 'refused']
const inWork: readonly ImportState[] = ['reading', 'rehearsing', 'running', 'undoing']
const isBusy = ({ state }: Stand) => inWork.includes(state)

/** What a state becomes when the work on it ended without a word. */
export const strandedState = (state: ImportState): ImportState => {
  if (state === 'reading') return 'refused'
  if (state === 'rehearsing') return 'mapping'
  if (state === 'undoing') return 'done'
  return state === 'running' ? 'stopped' : state
}

/** Why something cannot be done with an import now; null when it can. */
export const refusal = {
  map(stand: Stand): Sentence | null {
    if (isBusy(stand)) return w.later('busy')
    return unrun.includes(stand.state) ? null : w.later('already-run')
  },
  rehearse(stand: Stand, question: Sentence | null): Sentence | null {
    if (isBusy(stand)) return w.later('busy')
    if (stand.state === 'refused') return w.later('was-refused')
    return unrun.includes(stand.state) ? question : w.later('already-run')
  },
  run(stand: Stand, toDo: number): Sentence | null {
    if (isBusy(stand)) return w.later('busy')
    if (stand.cleared) return w.later('forgotten')
    if (stand.state === 'done' || stand.state === 'undone') return w.later('already-run')
    if (stand.state !== 'rehearsed' && stand.state !== 'stopped') return w.later('not-rehearsed')
    return toDo === 0 ? w.later('nothing-to-do') : null
  },
  stop: (stand: Stand): Sentence | null => (isBusy(stand) ? null : w.later('not-busy')),
  undo(stand: Stand): Sentence | null {
    if (isBusy(stand)) return w.later('busy')
    if (stand.state === 'undone') return w.later('already-undone')
    if (stand.state !== 'done' && stand.state !== 'stopped') return w.later('never-run')
    return stand.cleared ? w.later('forgotten') : null
  },
  discard(stand: Stand): Sentence | null {
    if (isBusy(stand)) return w.later('busy')
    return unrun.includes(stand.state) ? null : w.later('cannot-discard')
  },
}
