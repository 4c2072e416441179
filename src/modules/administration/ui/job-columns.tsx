import { Button } from '#kit/button.tsx'
import { Meter } from '#kit/meter.tsx'
import { Pill } from '#kit/pill.tsx'
import type { Column } from '#kit/table/columns.tsx'
import { When } from '#kit/when.tsx'
import type { Job } from '../contract.ts'
import { w } from './words.ts'

const tones = {
  waiting: undefined,
  running: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: undefined,
} as const

interface Deeds {
  cancel: (id: string) => void
  repeat: (id: string) => void
}

/** Jobs in a table: state and progress, and at the end what can be done now. */
export const jobColumns = (deeds: Deeds): Column<Job>[] => [
  { key: 'title', title: w('job'), width: '2fr', main: true, cell: ({ title }) => title },
  { key: 'state', title: w('state'), width: 120, cell: State },
  {
    key: 'progress',
    title: w('progress'),
    width: '2fr',
    cell: Progress,
    under: ({ error, note, state }) => (state === 'done' ? note : (error ?? note)),
  },
  { key: 'created_by', title: w('begun-by'), width: 140, cell: ({ created_by }) => created_by?.name },
  { key: 'created_at', title: w('begun'), width: 104, cell: ({ created_at }) => <When at={created_at} /> },
  { key: 'deeds', title: '', width: 116, cell: (job) => <Deed job={job} {...deeds} /> },
]

const State = ({ state, stopping }: Job) => (
  <Pill tone={tones[state]}>{w(stopping ? 'state.stopping' : `state.${state}`)}</Pill>
)

function Progress({ done, total, note, error, state }: Job) {
  if (error !== null && state !== 'done')
    return (
      <span className="f12 t2 cut" title={error}>
        {error}
      </span>
    )
  if (done === null || total === null || total === 0) return note
  const said = w('progress-of', { done, total })
  return (
    <span className="stack" style={{ gap: 2, width: '100%' }}>
      <span className="f12 t2 cut">
        {said} {note}
      </span>
      {state === 'running' && <Meter share={done / total} tone="accent" />}
    </span>
  )
}

function Deed({ job: { id, title, can }, cancel, repeat }: Deeds & { job: Job }) {
  if (can.cancel === true)
    return (
      <Button size="s" aria-label={w('cancel-name', { title })} onClick={() => cancel(id)}>
        {w('cancel')}
      </Button>
    )
  if (can.repeat !== true) return null
  return (
    <Button size="s" aria-label={w('repeat-name', { title })} onClick={() => repeat(id)}>
      {w('repeat')}
    </Button>
  )
}
