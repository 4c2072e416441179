import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { seenByRef } from '#kernel/refs'
import { visible } from '#kernel/visible'
import { verdictFor } from '#kernel/verdict'
import { membersProblem } from '../commands/teams.ts'
import type { people } from '../contract.ts'
import { awayAmong } from './absences.ts'

/** All teams with their leads; those in the archive only when asked for. */
export async function listTeams(ctx: Read, { archived = false }: Input<typeof people.teams>) {
  const items = await ctx.db
    .selectFrom('team')
    .select(['id', 'key', 'title as name', 'description', 'email', 'archived', 'updated_at'])
    .select([
      sql<
        { id: string; name: string }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.title) order by p.sort_name)
        from membership m join person p on p.id = m.person_id where m.team_id = team.id and m.lead and not p.archived), '[]')`.as(
        'leads',
      ),
      sql<number>`(select count(*)::int from membership m join person p on p.id = m.person_id
        where m.team_id = team.id and not p.archived)`.as('members'),
    ])
    .where(visible(ctx.actor, 'team'))
    .$if(!archived, (query) => query.where('archived', '=', false))
    .orderBy('archived')
    .orderBy('title')
    .limit(2000)
    .execute()
  return { items }
}

export async function oneTeam(ctx: Read, { id }: Input<typeof people.team>) {
  const ref = await seenByRef(ctx, id, 'team')
  const row = await ctx.db
    .selectFrom('team')
    .leftJoin('entity as c', 'c.id', 'team.calendar_id')
    .selectAll('team')
    .select('c.title as calendar_name')
    .where('team.id', '=', ref.id)
    .executeTakeFirstOrThrow()
  const members = await ctx.db
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.key', 'p.title as name', 'p.job_title', 'p.state', 'm.lead'])
    .where('m.team_id', '=', ref.id)
    .where('p.archived', '=', false)
    .orderBy('m.lead', 'desc')
    .orderBy('p.sort_name')
    .execute()
  const away = await awayAmong(
    ctx,
    members.map((member) => member.id),
    ctx.now.slice(0, 10),
  )
  const problem = await membersProblem(ctx, ref.id)
  return {
    id: ref.id,
    key: ref.key,
    name: ref.title,
    version: ref.version,
    archived: ref.archived_at !== null,
    description: row.description,
    email: row.email,
    zone: row.zone,
    calendar: row.calendar_id === null ? null : { id: row.calendar_id, name: row.calendar_name ?? '' },
    updated_at: row.updated_at,
    members: members.map((member) => ({ ...member, away_until: away.get(member.id)?.until ?? null })),
    can: {
      manage: may(ctx.actor, 'people.teams', ref.id),
      members: verdictFor(ctx)(problem),
    },
  }
}

/** The whole tree of departments, parents before their parts, with how many people each has. */
export async function listDepartments(ctx: Read, { archived = false }: Input<typeof people.departments>) {
  const items = await ctx.db
    .selectFrom('department as d')
    .innerJoin('entity as e', 'e.id', 'd.id')
    .leftJoin('principal as h', 'h.id', 'd.head_id')
    .select([
      'd.id',
      'd.key',
      'd.title as name',
      'd.code',
      'd.parent_id',
      'd.archived',
      'e.version',
      'h.id as head',
      'h.name as head_name',
    ])
    .select(
      sql<number>`(select count(*)::int from department part join person p on p.department_id = part.id
        where part.path @> array[d.id] and not p.archived and p.state <> 'left')`.as('people'),
    )
    .where(visible(ctx.actor, 'd'))
    .$if(!archived, (query) => query.where('d.archived', '=', false))
    .orderBy(sql`cardinality(d.path)`)
    .orderBy('d.title')
    .limit(5000)
    .execute()
  return {
    items: items.map(({ head, head_name, ...row }) => ({
      ...row,
      head: head === null ? null : { id: head, name: head_name ?? '' },
    })),
  }
}
