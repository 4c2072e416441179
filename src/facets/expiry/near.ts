import { sql } from 'kysely'
import type { Write } from '#kernel/context'
import { houseSubject } from '#kernel/house-subject'
import { valuesOf } from '#kernel/settings'
import { todayOf } from '#kernel/today'
import { expiryNear } from './contract.ts'
import { raiseDays, raises } from './settings.ts'
import { expiringIn, type Expiry, type RaisedAs } from './sources.ts'

const dayOf = ({ act_on, ends_on }: Expiry) => act_on ?? ends_on
const raisedAs = (one: Expiry): RaisedAs => one.raised_as ?? { id: one.id, on: dayOf(one) }

/** Those of them of whose day it was not told yet; from now on it was. */
async function untold(ctx: Write, all: readonly Expiry[]): Promise<Expiry[]> {
  const { rows } = await sql<{ source_id: string; on_day: string }>`
    insert into expiry_raised (source_id, on_day, at)
    select distinct r.id, r."on", ${ctx.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(all.map(raisedAs))}::jsonb) as r(id uuid, "on" date)
    on conflict do nothing returning source_id, on_day`.execute(ctx.db)
  const fresh = new Set(rows.map(({ source_id, on_day }) => `${source_id} ${on_day}`))
  return all.filter((one) => {
    const { id, on } = raisedAs(one)
    return fresh.delete(`${id} ${on}`)
  })
}

/** Tells, where the organisation wants that, of whatever in any room ends soon or must be acted on soon. */
export async function tellNear(ctx: Write): Promise<void> {
  const decided = await valuesOf(ctx, [raises, raiseDays])
  if (decided.get(raises.name) !== true) return
  const today = Temporal.PlainDate.from(todayOf(ctx))
  const until = today.add({ days: Number(decided.get(raiseDays.name)) }).toString()
  const { expiries } = await expiringIn(ctx, { from: today.toString(), until })
  const subject = await houseSubject(ctx, 'expiry')
  for (const { owner, bound_until: _, cost: __, raised_as: ___, ...rest } of await untold(
    ctx,
    expiries.filter((one) => dayOf(one) <= until),
  ))
    ctx.emit(expiryNear, subject, { ...rest, owner_id: owner?.id ?? null }, { granted: false })
}
