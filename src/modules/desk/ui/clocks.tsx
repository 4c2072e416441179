import { clockFacts, clockTitle } from '#facets/clocks/ui/clock-facts'
import { ClockLine } from '#kit/clock-cell.tsx'
import { When } from '#kit/when.tsx'
import type { Ticket } from '../contract.ts'

import { w } from './words.ts'

/** The clocks of a ticket; each due time opens its explanation. */
export function Clocks({ clocks }: Pick<Ticket, 'clocks'>) {
  if (clocks.length === 0) return <span className="t3">{w('clocks.none')}</span>
  return clocks.map((clock) => {
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
  })
}
