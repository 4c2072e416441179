import { sql } from 'kysely'
import { isoOf } from '#lib/time/instant'
import type { Read, Write } from '#kernel/context'
import type { Clock, KeptFact } from './clocks.ts'

/** A clock by what it had been told. */
export type Heard = Pick<Clock, 'id' | 'entity_id' | 'metric' | 'facts'>

/** Keeps what clocks had been told, before what `taken` had said is taken back, or all of it. */
export async function keepEarlier(ctx: Write, clocks: readonly string[], taken: string | null = null) {
  if (clocks.length > 0)
    await sql`insert into clock_earlier (entity_id, clock_id, metric, facts, fired, until, request_id, taken_id)
      select entity_id, id, metric, facts, fired, ${ctx.now}::timestamptz, ${ctx.request.id}::uuid, ${taken}::uuid
      from clock where id = any(${[...clocks]}::uuid[]) on conflict do nothing`.execute(ctx.db)
}

/** When it was said: where somebody told later of what had happened before, not when it happened. */
const saidAt = ({ fact, told }: KeptFact) => told ?? fact.at

/** The clocks of a record with what they had been told by a moment; one that began later, or was gone, is not among them. */
export async function heardBy(ctx: Read, id: string, moment: number): Promise<Heard[]> {
  const { rows } = await sql<Heard>`
    with before as (
      select distinct on (clock_id) clock_id as id, entity_id, metric, facts from clock_earlier
      where entity_id = ${id}::uuid and until > ${isoOf(moment)}::timestamptz order by clock_id, until
    )
    select * from before
    union all select id, entity_id, metric, facts from clock where entity_id = ${id}::uuid and id not in (select id from before)
    order by id`.execute(ctx.db)
  return rows
    .map((clock) => ({ ...clock, facts: clock.facts.filter((kept) => saidAt(kept) <= moment) }))
    .filter(({ facts }) => facts.some(({ fact }) => fact.is === 'started'))
}

/** What one request took back from the clocks of these records: each as it stood before, which of its steps had been taken, and whose words were taken. */
export async function takenBy(ctx: Read, request: string, entityIds: readonly string[]) {
  const { rows } = await sql<Heard & { taken_id: string; fired: string[] }>`
    select clock_id as id, entity_id, metric, facts, fired, taken_id from clock_earlier
    where entity_id = any(${[...entityIds]}::uuid[]) and request_id = ${request}::uuid and taken_id is not null`.execute(
    ctx.db,
  )
  return rows
}
