import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import { wholeOf } from '#kernel/merged'
import { visible } from '#kernel/visible'
import { cellsOf, clocksOfRow, type ListedClock } from '#facets/clocks/cells'
import type { Ticket } from '../contract.ts'

type Part = Ticket['merged'][number]
type Found = Omit<Part, 'clocks'> & { kept_clocks: ListedClock[] | null }

/** What was merged into a ticket, as far as the reader may see it. A statement of its own: few tickets have any, and planning it costs more than the rest. */
export async function partsOf(ctx: Read, id: string): Promise<Part[]> {
  const { rows } = await sql<Found>`
    select m.id, m.key, m.title, ${clocksOfRow(sql.ref('m.id'))} as kept_clocks,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as requester
    from entity m join work mw on mw.id = m.id left join principal p on p.id = mw.requester_id
    where m.id = any(${wholeOf(id)}) and m.id <> ${id}::uuid and ${visible(ctx.actor, 'm')}
    order by m.key`.execute(ctx.db)
  const clocks = await cellsOf(
    ctx,
    rows.map(({ kept_clocks }) => kept_clocks),
  )
  return rows.map(({ kept_clocks: _, ...part }, n) => ({ ...part, clocks: clocks[n] ?? [] }))
}
