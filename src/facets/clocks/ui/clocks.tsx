import { useState } from 'react'
import { msOf } from '#lib/time/instant'
import { useAsk } from '#kit/api'
import { ClockLine } from '#kit/clock-cell.tsx'
import { Link } from '#kit/link.tsx'
import { useMay } from '#kit/me.tsx'
import { DueButton, FlightRecorder } from '#kit/record/flight-recorder.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { When } from '#kit/when.tsx'
import type { ClockCell } from '#facets/work/contract'
import { clocks as contract } from '../contract.ts'
import { w } from '../words.ts'
import { clockFacts, clockTitle, endedFacts } from './clock-facts.ts'

/** The clocks of a record; each due time opens its explanation. */
export function Clocks({ clocks }: { clocks: readonly ClockCell[] }) {
  if (clocks.length === 0) return <span className="t3">{w('no-policy')}</span>
  return <ClockLines clocks={clocks} />
}

/** The same of another record, whose promises are told here. */
export const ClockLines = ({ clocks }: { clocks: readonly ClockCell[] }) =>
  clocks.map((clock) => <Clock key={clock.id} clock={clock} />)

function Clock({ clock }: { clock: ClockCell }) {
  const [opened, setOpened] = useState(false)
  const facts = clockFacts(clock) ?? endedFacts(clock)
  const due = (
    <DueButton
      opened={opened}
      onChange={setOpened}
      recorder={<Recorder id={clock.id} onClose={() => setOpened(false)} />}
    >
      {facts.dueAt ? <When at={facts.dueAt} /> : w('why')}
    </DueButton>
  )
  return <ClockLine title={clockTitle(clock.metric)} {...facts} end={due} />
}

function Recorder({ id, onClose }: { id: string; onClose: () => void }) {
  const may = useMay()
  const { data } = useAsk(contract.explain, { id })
  if (!data) return <Skeleton shape="rows" count={4} />
  const { headline, rows, foot, policy } = data
  const rule = w('rule', { title: policy.title, version: policy.version })
  return (
    <FlightRecorder
      headline={headline}
      rows={rows.map((row) => ({ ...row, from: msOf(row.from), to: row.to === null ? null : msOf(row.to) }))}
      foot={foot}
      rule={may('clocks.read') ? <Link to={`/admin/service-levels/${policy.key}`}>{rule}</Link> : rule}
      onClose={onClose}
    />
  )
}
