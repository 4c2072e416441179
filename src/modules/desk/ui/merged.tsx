import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Callout } from '#kit/callout.tsx'
import { Line, Section } from '#kit/panel.tsx'
import { Link } from '#kit/link.tsx'
import { desk, type Ticket } from '../contract.ts'
import classes from './ticket.module.css'
import { ClockLines } from '#facets/clocks/ui/clocks.tsx'
import { w } from './words.ts'

export function useUnmerge() {
  return useCommand(desk.unmerge, { done: w('done.unmerged'), touches: ['desk', 'records', 'work'] })
}

/** On a ticket that was merged: where it goes on, and the way back, however long ago it was. */
export function MergedInto({ ticket }: { ticket: Ticket }) {
  const unmerge = useUnmerge()
  const { merged_into: into } = ticket
  if (!into) return null
  const words = w('moved.also', { key: `${into.key} ${into.title}`.trim() })
  return (
    <Callout
      tone="info"
      actions={
        ticket.can.unmerge === true && (
          <Button
            size="s"
            icon="undo"
            busy={unmerge.isPending}
            onClick={() => unmerge.mutate({ id: ticket.id })}
          >
            {w('unmerge')}
          </Button>
        )
      }
    >
      {into.title === '' ? words : <Link to={`/desk/${into.key}`}>{words}</Link>}
    </Callout>
  )
}

/** On the ticket that stayed: what was merged into it, each with the way out. */
export function MergedHere({ ticket }: { ticket: Ticket }) {
  const unmerge = useUnmerge()
  if (ticket.merged.length === 0) return null
  return (
    <Section title={w('merged.here')}>
      {ticket.merged.map(({ id, key, title, requester }) => (
        <Line
          key={id}
          end={
            ticket.can.merge === true && (
              <Button
                size="s"
                kind="quiet"
                icon="undo"
                aria-label={w('unmerge.one', { key })}
                onClick={() => unmerge.mutate({ id })}
              >
                {w('unmerge.short')}
              </Button>
            )
          }
        >
          <Link to={`/desk/${key}?own=1`}>{key}</Link> {title}
          {requester && <span className="t3"> · {requester.name}</span>}
        </Line>
      ))}
    </Section>
  )
}

/** What became of the promises about what was merged into this ticket: they ended there, and this one's go on. */
export const MergedClocks = ({ ticket }: { ticket: Ticket }) =>
  ticket.merged
    .filter(({ clocks }) => clocks.length > 0)
    .map(({ id, key, clocks }) => (
      <div key={id} className={classes.merged}>
        <p className="f12 t3">
          <Link to={`/desk/${key}?own=1`}>{key}</Link> {w('merged.clocks')}
        </p>
        <ClockLines clocks={clocks} />
      </div>
    ))
