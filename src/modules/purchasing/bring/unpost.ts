import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import type { Subject } from '#kernel/events'
import { todayOf } from '#kernel/today'
import type { Row, StoredLine } from '../commands/load.ts'
import { post } from '../commands/post.ts'
import { netOf } from '../engine/amounts.ts'
import { approved, ordered, received } from '../engine/posting.ts'

interface Came {
  readonly on: string
  readonly line_id: string
  readonly quantity: number
}

/**
 * Posts the reverse of what bringing these lines in had posted, with all that came of them, on the same days: a budget is as if
 * they had never come. To be asked before they are gone.
 */
export async function unpost(ctx: Write, ref: Subject, row: Row, lines: readonly StoredLine[]) {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const { rows: came } = await sql<Came>`
    select r.received_on as on, l.line_id, l.quantity from purchase_receipt r
    join purchase_receipt_line l on l.receipt_id = r.id where l.line_id = any(${[...byId.keys()]}::uuid[])
    order by r.received_on desc`.execute(ctx.db)
  for (const [on, some] of Map.groupBy(came, (one) => one.on)) {
    const moved = some.flatMap(({ line_id, quantity }) => {
      const line = byId.get(line_id)
      return line ? [{ ordered: line.ordered, unit_minor: line.unit_minor, before: quantity, after: 0 }] : []
    })
    post(ctx, ref, row, { reason: 'received', on, entries: received(moved) })
  }
  const net = lines.reduce((sum, line) => sum + netOf(line), 0)
  const on = row.ordered_on ?? todayOf(ctx)
  post(ctx, ref, row, { reason: 'ordered', on, entries: ordered(-net) })
  post(ctx, ref, row, { reason: 'approved', on, entries: approved(-net) })
}
