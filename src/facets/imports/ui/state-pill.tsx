import type { IconName } from '#kit/icon.tsx'
import { Pill, type Tone } from '#kit/pill.tsx'
import type { ImportCard, ImportState } from '../schemas.ts'
import { w } from './words.ts'

const looks: Record<ImportState, { tone?: Tone; icon?: IconName }> = {
  reading: { tone: 'info', icon: 'half' },
  refused: { tone: 'bad' },
  mapping: { icon: 'columns' },
  rehearsing: { tone: 'info', icon: 'half' },
  rehearsed: { tone: 'plan' },
  running: { tone: 'info', icon: 'half' },
  stopped: { tone: 'warn', icon: 'pause' },
  done: { tone: 'good' },
  undoing: { tone: 'info', icon: 'half' },
  undone: { icon: 'undo' },
}

/** Where an import stands, in a word. */
export const StatePill = ({ state }: { state: ImportState }) => (
  <Pill {...looks[state]}>{w(`state.${state}`)}</Pill>
)

/** Being worked on: it moves without anybody. */
export const isBusy = (state: ImportState) =>
  state === 'reading' || state === 'rehearsing' || state === 'running' || state === 'undoing'

/** The same in a list, where its state stands beside. */
export function shortOutcome({ state, counts }: Pick<ImportCard, 'state' | 'counts'>): string {
  if (state !== 'rehearsed' && state !== 'running') return outcome({ state, counts })
  const { create, update, ends } = counts
  return create + update + ends === 0
    ? w('card-none')
    : w('card-rehearsed', { create, update: update + ends })
}

const withEnds = (said: string, ends: string | false) => (ends === false ? said : `${said}. ${ends}`)

/** What came of an import so far, as a sentence. */
export function outcome({ state, counts }: Pick<ImportCard, 'state' | 'counts'>): string {
  const { create, update, created, updated, ends, ended, done, undone, kept } = counts
  switch (state) {
    case 'rehearsed':
    case 'running':
      return create + update + ends === 0
        ? w('result-none')
        : withEnds(w('result-rehearsed', { create, update }), ends > 0 && w('result-ends', { n: ends }))
    case 'stopped':
      return w('result-stopped', { done, total: create + update })
    case 'done':
    case 'undoing':
      return withEnds(w('result-done', { created, updated }), ended > 0 && w('result-ended', { n: ended }))
    case 'undone':
      return w('result-undone', { undone, kept })
    case 'reading':
    case 'refused':
    case 'mapping':
    case 'rehearsing':
      return ''
  }
}
