import { sql } from 'kysely'
import { staff } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { kindNames } from './kind-names.ts'

/** What all of IT sees: figures count no restricted ticket, whoever reads them. */
const counted = sql`not t.archived and t.kind = any(${[...kindNames]}::text[])
  and t.audience_id in (select audience_id from audience_member where principal_id = ${staff}::uuid)`
const team = sql`(select name from principal where id = t.team_id)`

export interface TeamStanding {
  team: string | null
  open: number
  late: number
  /** Falls due within seven days. */
  soon: number
  oldest: string
}

/** How each team stands with what is open now, those with most that is late first. */
export async function standings({ db, now }: Read): Promise<TeamStanding[]> {
  const { rows } = await sql<TeamStanding>`
    select ${team} as team, count(*)::int as open, min(t.opened_at) as oldest,
      count(*) filter (where t.due_at <= ${now}::timestamptz)::int as late,
      count(*) filter (where t.due_at > ${now}::timestamptz
        and t.due_at < ${now}::timestamptz + interval '7 days')::int as soon
    from work t where t.open and ${counted} group by t.team_id order by late desc, soon desc, open desc`.execute(
    db,
  )
  return rows
}

/** How many solutions were promised and kept among what was solved within seven days, and within the seven before. */
export async function kept({ db, now }: Read) {
  const { rows } = await sql<{ before: boolean; solved: number; kept: number }>`
    select t.solved_at < ${now}::timestamptz - interval '7 days' as before,
      count(*)::int as solved, count(*) filter (where c.row ->> 'breached_at' is null)::int as kept
    from work t join clock c on c.entity_id = t.id and c.metric = 'resolution' and c.phase = 'stopped'
    where not t.open and t.updated_at > ${now}::timestamptz - interval '14 days'
      and t.solved_at > ${now}::timestamptz - interval '14 days' and ${counted} group by 1`.execute(db)
  const of = (before: boolean) => rows.find((row) => row.before === before) ?? { solved: 0, kept: 0 }
  return { now: of(false), before: of(true) }
}

export interface TeamTime {
  team: string | null
  minutes: number
  tickets: number
}

/** How long each team worked within thirty days, and all together in the thirty before. */
export async function timeSpent({ db, now }: Read): Promise<{ teams: TeamTime[]; before: number }> {
  const since = (days: number) => sql`(${now}::timestamptz - make_interval(days => ${days}::int))::date`
  const { rows: teams } = await sql<TeamTime>`
    select ${team} as team, sum(e.minutes)::int as minutes, count(distinct t.id)::int as tickets
    from time_entry e join work t on t.id = e.work_id
    where e.removed_at is null and e.spent_on > ${since(30)} and ${counted} group by t.team_id order by minutes desc`.execute(
    db,
  )
  const { rows } = await sql<{ minutes: number }>`
    select coalesce(sum(e.minutes), 0)::int as minutes from time_entry e join work t on t.id = e.work_id
    where e.removed_at is null and e.spent_on > ${since(60)} and e.spent_on <= ${since(30)} and ${counted}`.execute(
    db,
  )
  return { teams, before: rows[0]?.minutes ?? 0 }
}
