import { clockFacts, clockTitle } from '#facets/clocks/ui/clock-facts'
import { useAsk } from '#kit/api'
import { Person } from '#kit/avatar.tsx'
import { Button, IconButton } from '#kit/button.tsx'
import { ClockLine } from '#kit/clock-cell.tsx'
import { Link } from '#kit/link.tsx'
import { PreviewFoot } from '#kit/list/preview-foot.tsx'
import { Section } from '#kit/panel.tsx'
import { LastWords } from '#kit/record/last-words.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useGo } from '#kit/url'
import { When } from '#kit/when.tsx'
import { comments } from '#facets/comments/contract'
import { desk } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { askerOf, PriorityMark, StatePill } from './ticket-words.tsx'
import classes from './ticket.module.css'
import { w } from './words.ts'

/** The ticket under the cursor, beside the queue: who asks, how the clocks stand, what was said last. */
export function Preview({ id }: { id: string }) {
  const { data: ticket } = useAsk(desk.show, { id }, { kinds: kindNames, keep: true })
  const said = useAsk(comments.list, { id, sort: 'newest', limit: 12 }, { keep: true })
  const go = useGo()
  if (!ticket) return <Skeleton shape="rows" count={5} />
  const asker = askerOf(ticket)
  const at = `/desk/${ticket.key}`
  const words = (said.data?.items ?? [])
    .filter(({ withdrawn_at }) => withdrawn_at === null)
    .slice(0, 3)
    .toReversed()
  return (
    // Until the ticket under the cursor is there, the one before it stands still and takes no click.
    <div className={classes.preview} inert={ticket.id !== id}>
      <Section
        title={
          <span className="row">
            <Link to={at}>{ticket.key}</Link>
            <StatePill of={ticket} />
            <PriorityMark of={ticket} />
          </span>
        }
        end={<IconButton icon="arrow" label={w('open')} onClick={() => go(at)} />}
      >
        <div className="f16 h">{ticket.title}</div>
        <div className="f12 t3">
          <When at={ticket.opened_at} as="relative" /> ·{' '}
          {ticket.assignee ? w('for', { name: ticket.assignee.name }) : w('for.nobody')}
        </div>
      </Section>
      {asker && (
        <Section title={w('asks')}>
          <Person name={asker.name} sub={ticket.place?.name ?? ''} />
        </Section>
      )}
      {ticket.clocks.length > 0 && (
        <Section title={w('clocks')} end={ticket.clocks[0]?.label}>
          {ticket.clocks.map((clock) => {
            const facts = clockFacts(clock)
            return (
              facts && (
                <ClockLine
                  key={clock.id}
                  title={clockTitle(clock.metric)}
                  {...facts}
                  end={facts.dueAt && <When at={facts.dueAt} />}
                />
              )
            )
          })}
        </Section>
      )}
      <Section title={w('last-words')}>
        <LastWords
          words={words.map(({ id: comment, author, kind, html, created_at }) => ({
            id: comment,
            who: author.name,
            at: created_at,
            internal: kind === 'note',
            html,
          }))}
        />
      </Section>
      <PreviewFoot id={ticket.id}>
        {ticket.inside && (
          <Button size="s" keys="n" to={`${at}?write=note`}>
            {w('note')}
          </Button>
        )}
        <Button size="s" keys="r" to={`${at}?write=reply`}>
          {w('reply')}
        </Button>
      </PreviewFoot>
    </div>
  )
}
