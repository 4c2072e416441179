import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { type Fact, peopleOf, raise, type Why } from './raise.ts'

export interface Reminder extends Fact {
  readonly why: Why
}

/**
 * Tells of what the clock finds again and again, as `raise` does each by itself: which of them everybody was told of is asked once for all,
 * and they cost nothing more.
 */
export async function remind(ctx: Write, all: readonly Reminder[]): Promise<void> {
  const principals = new Set(all.flatMap(({ why }) => why.to.flatMap((id) => id ?? [])))
  if (principals.size === 0) return
  const members = await peopleOf(ctx, [...principals])
  const toldTo = ({ by, why }: Reminder) =>
    why.to.flatMap((id) => members.get(id ?? '') ?? []).filter((id) => id !== by)
  const pairs = all.flatMap((one) => toldTo(one).map((person_id) => ({ fact: one.fact, person_id })))
  const { rows } = await sql<{ who: string }>`
    select n.person_id || ' ' || n.fact as who
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as r(fact text, person_id uuid)
    join notice n on n.fact = r.fact and n.person_id = r.person_id`.execute(ctx.db)
  const told = new Set(rows.map(({ who }) => who))
  for (const one of all) {
    const { why, ...fact } = one
    if (toldTo(one).some((id) => !told.has(`${id} ${fact.fact}`))) await raise(ctx, fact, [why])
  }
}
