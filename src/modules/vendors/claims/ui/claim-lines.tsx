import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { Link } from '#kit/link.tsx'
import { Panel, PanelBody, PanelEntry, PanelList } from '#kit/panel.tsx'
import { Mark } from '#kit/pill.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { placeOf, usePlaces } from '#kit/record/places.tsx'
import { useReader } from '#kit/reader.tsx'
import { useSaid } from '../../ui/contract-words.tsx'
import { claiming } from '../contract.ts'
import { lateSaid, lineSaid, ruleSaid, whenSaid } from '../line-words.ts'
import type { ClaimLine, ClaimView } from '../schemas.ts'
import { useSentence } from './claim-words.tsx'
import { w } from './words.ts'

interface LinesProps {
  claim: ClaimView
  onLeave: (line: ClaimLine) => void
  onAdd: () => void
}

/** What was not kept, each with what was promised, what happened and what is owed; and what it comes to. */
export function ClaimLines({ claim, onLeave, onAdd }: LinesProps) {
  const { money } = useSaid()
  const { status, lines, sum, cap, total, can } = claim
  const changes = can.change === true
  return (
    <Panel
      title={w('lines', { n: lines.length })}
      end={
        changes && (
          <Button size="s" icon="plus" onClick={onAdd}>
            {w('line.add')}
          </Button>
        )
      }
    >
      {lines.length > 0 && (
        <PanelList>
          {lines.map((line) => (
            <OneLine key={line.id} claim={claim} line={line} onLeave={changes ? onLeave : undefined} />
          ))}
        </PanelList>
      )}
      <PanelBody>
        <PropsList>
          {cap !== null && (
            <>
              <Prop title={w('sum')} num>
                {money(sum)}
              </Prop>
              <Prop title={w('cap')} num>
                {money(cap)}
              </Prop>
            </>
          )}
          <Prop title={w(status === 'prepared' ? 'total' : 'total.claimed')} num>
            <strong>{money(total)}</strong>
          </Prop>
        </PropsList>
      </PanelBody>
    </Panel>
  )
}

interface OneLineProps {
  claim: ClaimView
  line: ClaimLine
  /** None: the claim stays as it is. */
  onLeave: ((line: ClaimLine) => void) | undefined
}

function OneLine({ claim, line, onLeave }: OneLineProps) {
  const { money } = useSaid()
  const say = useSentence()
  const places = usePlaces()
  const { record, rule, amount, left_out } = line
  const title = say(lineSaid(line))
  const address = record && placeOf(places, record)
  return (
    <PanelEntry
      icon={<Icon name={rule === null ? 'edit' : 'clock'} />}
      title={address ? <Link to={address.to}>{title}</Link> : title}
      state={
        <span className={left_out === null ? 'num nw' : 't3 num nw'}>
          {left_out === null ? money(amount) : <s>{money(amount)}</s>}
        </span>
      }
      sub={<LineFacts line={line} />}
      actions={onLeave && <LineActions id={claim.id} line={line} onLeave={onLeave} />}
    />
  )
}

/** What was promised and what happened, what is owed for it by which rule, and why it does not count. */
function LineFacts({ line: { rule, promised, kept, late, share, unpriced, left_out } }: { line: ClaimLine }) {
  const say = useSentence()
  const reader = useReader()
  const facts = [
    promised !== null && w('line.promised', { day: whenSaid(promised, reader) }),
    kept !== null && w('line.kept', { day: whenSaid(kept, reader) }),
    rule !== null && share === null && w('line.late', { late: say(lateSaid(rule, late)) }),
  ]
  const owed =
    rule === null
      ? w('line.by-hand')
      : [rule.clause, say(ruleSaid(rule, reader.language))].filter(Boolean).join(': ')
  return (
    <>
      <div>{facts.filter(Boolean).join(' · ')}</div>
      <div>{owed}</div>
      {left_out !== null && <Mark tone="info">{w('line.left-out', { why: left_out })}</Mark>}
      {unpriced !== null && <Mark tone="warn">{w(`unpriced.${unpriced}`)}</Mark>}
    </>
  )
}

interface LineActionsProps {
  id: string
  line: ClaimLine
  onLeave: (line: ClaimLine) => void
}

function LineActions({ id, line, onLeave }: LineActionsProps) {
  const counts = useCommand(claiming.leaveOut)
  const remove = useCommand(claiming.removeClaimLine)
  const of = { id, line_id: line.id }
  if (line.rule === null)
    return (
      <Button kind="quiet" size="s" icon="trash" busy={remove.isPending} onClick={() => remove.mutate(of)}>
        {w('line.remove')}
      </Button>
    )
  return line.left_out === null ? (
    <Button kind="quiet" size="s" onClick={() => onLeave(line)}>
      {w('leave')}
    </Button>
  ) : (
    <Button kind="quiet" size="s" busy={counts.isPending} onClick={() => counts.mutate({ ...of, why: null })}>
      {w('leave.not')}
    </Button>
  )
}
