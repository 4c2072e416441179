import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import type { Named } from '#lib/shapes'
import type { Read } from '#kernel/context'
import { visible } from '#kernel/visible'
import type { work } from './contract.ts'
import { dayEnd } from './engine/day.ts'

interface Row {
  team: Named | null
  person: Named | null
  open: number
  overdue: number
  due_today: number
  urgent: number
}
type Burden = Omit<Row, 'team' | 'person'>

const sum = (rows: readonly Row[]): Burden =>
  rows.reduce(
    (all, row) => ({
      open: all.open + row.open,
      overdue: all.overdue + row.overdue,
      due_today: all.due_today + row.due_today,
      urgent: all.urgent + row.urgent,
    }),
    { open: 0, overdue: 0, due_today: 0, urgent: 0 },
  )

const bySize = (a: Burden, b: Burden) => b.open - a.open

/** Who has how much of the open work that the reader may see; today ends where the reader is. */
export async function workLoad(ctx: Read, { team_id }: Input<typeof work.load>) {
  const end = dayEnd(ctx.now, ctx.actor.zone)
  const { rows } = await sql<Row>`
    with sums as (
      select work.team_id, work.assignee_id, count(*)::int as open,
        (count(*) filter (where work.due_at < ${ctx.now}::timestamptz))::int as overdue,
        (count(*) filter (where work.due_at >= ${ctx.now}::timestamptz and work.due_at < ${end}::timestamptz))::int as due_today,
        (count(*) filter (where work.priority <= 2))::int as urgent
      from work
      where work.open and not work.archived and ${visible(ctx.actor, 'work')}
        and (${team_id ?? null}::uuid is null or work.team_id = ${team_id ?? null}::uuid)
      group by work.team_id, work.assignee_id)
    select case when t.id is not null then jsonb_build_object('id', t.id, 'name', t.name) end as team,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as person,
      open, overdue, due_today, urgent
    from sums left join principal t on t.id = sums.team_id left join principal p on p.id = sums.assignee_id`.execute(
    ctx.db,
  )
  const teams = [...Map.groupBy(rows, ({ team }) => team?.id).values()]
  return {
    computed_at: ctx.now,
    total: sum(rows),
    teams: teams.map((some) => ({ team: some[0]?.team ?? null, ...sum(some) })).sort(bySize),
    people: rows.toSorted(bySize),
  }
}
