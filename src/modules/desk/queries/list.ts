import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { countOf, pageOf } from '#kernel/listing'
import { together } from '#kernel/together'
import { cellsOf, type ListedClock, theClock } from '#facets/clocks/cells'
import { customSorts } from '#facets/custom-fields/public'
import { tagTitlesOf } from '#facets/tags/public'
import { both, dressedWork, type ListedWork, ofKinds, workList, workSelect } from '#facets/work/list'
import { workWhere } from '#facets/work/filter'
import { workflowsById } from '#facets/work/workflows'
import type { desk, TicketRow } from '../contract.ts'
import { kindNames } from '../kinds.ts'

export type Listed = ListedWork & Pick<TicketRow, 'asked_by' | 'tags'> & { kept_clocks: ListedClock[] | null }

export const ticketList = {
  ...workList,
  select: {
    ...workSelect,
    asked_by: sql`case when t.requester_id is null then (select asked_by from ticket where ticket.id = t.id) end`,
    kept_clocks: theClock,
  },
}

/** Listed rows as the contract has them: with what SQL does not know, what states are called, and how the clocks stand now. */
export async function dress(ctx: Read, rows: readonly Listed[]): Promise<TicketRow[]> {
  const [cells, workflows] = await together(
    cellsOf(
      ctx,
      rows.map(({ kept_clocks }) => kept_clocks),
    ),
    workflowsById(
      ctx,
      rows.map(({ workflow_id }) => workflow_id),
    ),
  )
  const tags = may(ctx.actor, 'tags.read')
  return rows.map((row, n) => ({
    ...dressedWork(row, workflows.get(row.workflow_id), cells[n] ?? []),
    asked_by: row.asked_by,
    tags: tags ? row.tags : [],
  }))
}

export async function listTickets(ctx: Read, { q, ...paging }: Input<typeof desk.list>) {
  const where = both(ofKinds(kindNames), await workWhere(ctx, q))
  const added = paging.sort?.includes('custom.') ? await customSorts(ctx, kindNames) : {}
  const select = { ...ticketList.select, tags: tagTitlesOf(ctx, sql.ref('t.id')) }
  const spec = { ...ticketList, select, sorts: { ...ticketList.sorts, ...added } }
  const { items, next } = await pageOf<Listed>(ctx, spec, where, paging)
  return { items: await dress(ctx, items), next }
}

export async function countTickets(ctx: Read, { q }: Input<typeof desk.count>) {
  return countOf(ctx, ticketList, both(ofKinds(kindNames), await workWhere(ctx, q)))
}

/** Ids alone of what a filter lets through. */
export async function listIds(ctx: Read, q: string, limit: number) {
  const where = both(ofKinds(kindNames), await workWhere(ctx, q))
  return pageOf<{ id: string }>(ctx, { ...workList, select: { id: workSelect.id } }, where, {
    limit,
  })
}
