import { sql } from 'kysely'
import type { Input } from '#lib/contract'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { unitsOf } from '#lib/time/durations'
import { MINUTE_MS } from '#lib/time/instant'
import { seen, visible } from '#kernel/visible'
import { seenByRef } from '#kernel/refs'
import type { clocks, Policy } from './contract.ts'
import type { WorkingCalendar } from '#lib/time/calendar'
import { calendarKind } from './calendars.ts'
import { policyKind } from './create.ts'
import { PolicyDefinition } from './schemas.ts'

type Row = Omit<Policy, 'definition' | 'calendar'> & {
  definition: unknown
  calendar_id: string
  calendar_name: string
}

/** How much is open under each is counted as far as its reader sees it. */
async function rowsOf({ db, actor }: Read, id: string | null): Promise<Policy[]> {
  const { rows } = await sql<Row>`
    select p.id, e.key, e.title, p.active, v.version, v.definition, cal.id as calendar_id, cal.title as calendar_name,
      (select count(*)::int from clock c join policy_version o on o.id = c.policy_version_id join entity r on r.id = c.entity_id
        where o.policy_id = p.id and c.phase in ('running', 'paused') and ${visible(actor, 'r')}) as open
    from policy p join entity e on e.id = p.id join policy_version v on v.id = p.current_id
    join entity cal on cal.id = (v.definition->>'calendar_id')::uuid
    where ${id}::uuid is null or p.id = ${id}::uuid
    order by p.position, p.id`.execute(db)
  return rows.map(({ calendar_id, calendar_name, definition, ...row }) => ({
    ...row,
    definition: PolicyDefinition.parse(definition),
    calendar: { id: calendar_id, name: calendar_name },
  }))
}

const canManage = ({ actor }: Read) => may(actor, 'clocks.manage')

export async function listPolicies(ctx: Read) {
  return { items: await rowsOf(ctx, null), can_manage: canManage(ctx) }
}

export async function showPolicy(ctx: Read, { id }: Input<typeof clocks.policy>) {
  const ref = await seenByRef(ctx, id, policyKind)
  const [policy] = await rowsOf(ctx, ref.id)
  if (!policy) throw new Error('a policy on the spine without a row')
  const versions = await ctx.db
    .selectFrom('policy_version as v')
    .leftJoin('principal as p', 'p.id', 'v.created_by')
    .select(['v.version', 'v.definition', 'v.created_at', 'p.id as by_id', 'p.name as by_name'])
    .where('v.policy_id', '=', ref.id)
    .orderBy('v.version', 'desc')
    .limit(100)
    .execute()
  return {
    ...policy,
    can_manage: canManage(ctx),
    versions: versions.map(({ by_id, by_name, definition, ...row }) => ({
      ...row,
      definition: PolicyDefinition.parse(definition),
      created_by: by_id !== null && by_name !== null ? { id: by_id, name: by_name } : null,
    })),
  }
}

/** The day of the version that counts now. */
export async function calendarDay(ctx: Read, { id }: Input<typeof clocks.day>) {
  await seen(ctx, id, calendarKind)
  const { hours } = await ctx.db
    .selectFrom('calendar')
    .innerJoin('calendar_version', 'calendar_version.id', 'calendar.version_id')
    .select('calendar_version.hours')
    .where('calendar.id', '=', id)
    .executeTakeFirstOrThrow()
  return { minutes: Math.round(unitsOf(hours as WorkingCalendar).day_ms / MINUTE_MS) }
}
