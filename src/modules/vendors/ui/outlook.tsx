import { Callout } from '#kit/callout.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { useToday } from '#kit/reader.tsx'
import { type Contract, useSaid } from './contract-words.tsx'
import { w } from './words.ts'

/** What must be decided by when, what doing nothing binds to, and what follows by itself. */
export function Outlook({ contract }: { contract: Contract }) {
  const { day, money } = useSaid()
  const { renewals } = contract
  return (
    <>
      <Finding contract={contract} />
      {renewals.length > 0 && (
        <Panel title={w('renewals')}>
          <PanelList>
            {renewals.map(({ from, until, notice_on, cost }) => (
              <PanelRow key={from} roomy>
                <span className="row wrap grow">
                  <span className="nw">{w('term.from-to', { from: day(from), until: day(until) })}</span>
                  <span className="t3 f12">{w('renewal.keep-off', { day: day(notice_on) })}</span>
                </span>
                {cost !== null && <span className="num nw">{money(cost)}</span>}
              </PanelRow>
            ))}
          </PanelList>
        </Panel>
      )}
    </>
  )
}

function Finding({ contract }: { contract: Contract }) {
  const { day } = useSaid()
  const { status, ends_on, leaves_on, decision } = contract
  const today = useToday()
  if (status === 'ended')
    return <Callout tone="info" title={w('finding.ended', { end: day(ends_on ?? '') })} />
  if (status === 'cancelled')
    return <Callout tone="info" title={w('finding.cancelled', { end: day(ends_on ?? '') })} />
  if (ends_on !== null) return <Callout tone="info" title={w('finding.ends', { end: day(ends_on) })} />
  if (!decision)
    return leaves_on && <Callout tone="good" title={w('finding.open', { end: day(leaves_on) })} />
  const isLate = decision.decide_on < today
  const title = isLate
    ? w('finding.late', { notice: day(decision.notice_on) })
    : w('finding.decide', {
        decide: day(decision.decide_on),
        notice: day(decision.notice_on),
        end: day(decision.ends_on),
      })
  return (
    <Callout tone={isLate ? 'warn' : 'info'} title={title}>
      <Otherwise decision={decision} />
    </Callout>
  )
}

function Otherwise({ decision }: { decision: NonNullable<Contract['decision']> }) {
  const { day, money } = useSaid()
  const { bound_until, months, cost } = decision
  const until = day(bound_until)
  if (months === null) return <p>{w('finding.nothing', { until })}</p>
  return (
    <p>
      {cost === null
        ? w('finding.nothing-months', { until, n: months })
        : w('finding.nothing-cost', { until, n: months, cost: money(cost) })}
    </p>
  )
}
