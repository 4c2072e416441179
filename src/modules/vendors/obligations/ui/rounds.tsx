import { Callout } from '#kit/callout.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import type { Obligation } from './obligation-words.tsx'
import { w } from './words.ts'

/** Who owes it by when, and what follows. */
export function Standing({ obligation }: { obligation: Obligation }) {
  const { day } = useSaid()
  const { status, side, due_on, begin_on, ahead, vendor } = obligation
  if (status === 'ended') return <Callout tone="info" title={w('finding.ended', { day: day(due_on) })} />
  if (status !== 'open' && status !== 'overdue')
    return <Callout tone={status === 'met' ? 'good' : 'info'} title={w(`finding.${status}`)} />
  return (
    <Callout
      tone={status === 'overdue' ? 'warn' : 'info'}
      title={w(`finding.${status}.${side}`, { name: vendor.name, day: day(due_on) })}
    >
      {status === 'open' && begin_on < due_on && <p>{w('finding.begin', { day: day(begin_on) })}</p>}
      {ahead.length > 0 && <p>{w('finding.ahead', { days: ahead.map(day).join(', ') })}</p>}
    </Callout>
  )
}

const icons = { met: 'check', missed: 'warn', waived: 'minus', open: 'clock' } as const

/** The times that are behind us, the latest first, with what showed each. */
export function Rounds({ obligation: { rounds } }: { obligation: Obligation }) {
  const { day } = useSaid()
  if (rounds.length === 0) return null
  return (
    <Panel title={w('rounds')}>
      <PanelList>
        {rounds.map(({ n, due_on, state, on, note, file, by }) => (
          <PanelEntry
            key={n}
            icon={<Icon name={icons[state]} />}
            tone={state === 'missed' ? 'warn' : undefined}
            title={state === 'open' ? '' : w(`round.${state}`, { due: day(due_on), on: day(on) })}
            sub={
              <span className="row wrap">
                {note && <span>{note}</span>}
                {file && (
                  <a href={`/api/files/${file.id}/content`} target="_blank" rel="noreferrer">
                    {file.name}
                  </a>
                )}
                {by && <span className="t3">{w('round.by', { name: by.name })}</span>}
              </span>
            }
          />
        ))}
      </PanelList>
    </Panel>
  )
}
