import { sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { Step } from './schemas.ts'

export interface Listener {
  readonly team_id: string | null
  readonly assignee_id: string | null
}

interface Member {
  team_id: string
  person_id: string
  lead: boolean
}

/** Who hears of what happens to work: whoever has it, its team, or the team's leads. Ids of people. */
export async function listenersOf(ctx: Read, works: readonly Listener[]) {
  const teams = [...new Set(works.flatMap(({ team_id }) => team_id ?? []))]
  const { rows } =
    teams.length === 0
      ? { rows: [] }
      : await sql<Member>`
    select m.team_id, m.person_id, m.lead from membership m join principal p on p.id = m.person_id
    where m.team_id = any(${teams}::uuid[]) and p.active order by m.person_id`.execute(ctx.db)
  const members = Map.groupBy(rows, ({ team_id }) => team_id)
  return ({ team_id, assignee_id }: Listener, to: Step['to']): string[] => {
    const team = members.get(team_id ?? '') ?? []
    const everyone = team.map(({ person_id }) => person_id)
    if (to === 'leads') return team.filter(({ lead }) => lead).map(({ person_id }) => person_id)
    // What nobody has taken is the whole team's.
    return to === 'assignee' && assignee_id !== null ? [assignee_id] : everyone
  }
}
