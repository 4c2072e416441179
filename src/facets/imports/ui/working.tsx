import { Meter } from '#kit/meter.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import type { ImportView } from '../schemas.ts'
import { linking, surveying } from '../phases.ts'
import { w } from './words.ts'

/** What is being done with an import now, and how far it is. */
export function Working({ one: { state, progress } }: { one: ImportView }) {
  if (state !== 'reading' && state !== 'rehearsing' && state !== 'running' && state !== 'undoing') return null
  const { done = null, total = null } = progress ?? {}
  const share = done === null || total === null || total === 0 ? 0 : done / total
  return (
    <Panel title={w(`busy.${state}`)} sub={w('busy-leave')}>
      <PanelBody>
        <div className="stack">
          <Meter share={share} tone={progress?.stopping ? 'paused' : 'accent'} label={w(`state.${state}`)} />
          <output className="num t2">{far({ state, progress })}</output>
        </div>
      </PanelBody>
    </Panel>
  )
}

function far({ state, progress }: Pick<ImportView, 'state' | 'progress'>): string {
  const { done = null, total = null, note = null, stopping = false } = progress ?? {}
  if (stopping) return w('stopping')
  if (done === null || total === null) return w('busy-waits')
  if (note === surveying || note === linking) return w(`busy-${note}`, { done, total })
  if (state === 'reading')
    return w('busy-read', { share: Math.floor((done / Math.max(total, 1)) * 100), rows: Number(note) || 0 })
  return state === 'undoing' ? w('busy-records', { done, total }) : w('busy-rows', { done, total })
}
