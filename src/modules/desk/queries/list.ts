import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { countOf, pageOf } from '#kernel/listing'
import { together } from '#kernel/together'
import { cellsOf, type ListedClock, theClock } from '#facets/clocks/cells'
import { customSorts } from '#facets/custom-fields/public'
import { tagsOfRow, titlesOfWholes } from '#facets/tags/public'
import { both, dressedWork, type ListedWork, ofKinds, workList, workSelect } from '#facets/work/list'
import { workWhere } from '#facets/work/filter'
import { workflowsById } from '#facets/work/workflows'
import type { desk, TicketRow } from '../contract.ts'
import { kindNames } from '../kinds.ts'

export interface Listed extends ListedWork, Pick<TicketRow, 'asked_by' | 'tags'> {
  kept_clocks: ListedClock[] | null
  has_parts: boolean
}

export const ticketList = {
  ...workList,
  select: {
    ...workSelect,
    asked_by: sql`case when t.requester_id is null then (select asked_by from ticket where ticket.id = t.id) end`,
    ...tagsOfRow(sql.ref('t.id')),
    kept_clocks: theClock,
  },
}

/** Listed rows as the contract has them: with what SQL does not know, what states are called, and how the clocks stand now. */
export async function dress(ctx: Read, rows: readonly Listed[]): Promise<TicketRow[]> {
  const tags = may(ctx.actor, 'tags.read')
  const wholes = tags ? rows.filter(({ has_parts }) => has_parts).map(({ id }) => id) : []
  const [cells, workflows, titles] = await together(
    cellsOf(
      ctx,
      rows.map(({ kept_clocks }) => kept_clocks),
    ),
    workflowsById(
      ctx,
      rows.map(({ workflow_id }) => workflow_id),
    ),
    titlesOfWholes(ctx, wholes),
  )
  return rows.map((row, n) => ({
    ...dressedWork(row, workflows.get(row.workflow_id), cells[n] ?? [], ctx.actor.language),
    asked_by: row.asked_by,
    tags: tags ? (titles.get(row.id) ?? row.tags) : [],
  }))
}

export async function listTickets(ctx: Read, { q, ...paging }: Input<typeof desk.list>) {
  const where = both(ofKinds(kindNames), await workWhere(ctx, q))
  const added = paging.sort?.includes('custom.') ? await customSorts(ctx, kindNames) : {}
  const spec = { ...ticketList, sorts: { ...ticketList.sorts, ...added } }
  const { items, next } = await pageOf<Listed>(ctx, spec, where, paging)
  return { items: await dress(ctx, items), next }
}

export async function countTickets(ctx: Read, { q, most }: Input<typeof desk.count>) {
  return countOf(ctx, ticketList, both(ofKinds(kindNames), await workWhere(ctx, q)), most)
}

/** Ids alone of what a filter lets through. */
export async function listIds(ctx: Read, q: string, limit: number) {
  const where = both(ofKinds(kindNames), await workWhere(ctx, q))
  return pageOf<{ id: string }>(ctx, { ...workList, select: { id: workSelect.id } }, where, {
    limit,
  })
}
