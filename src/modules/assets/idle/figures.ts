import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import { inAudience } from '#kernel/visible'
import { added } from '../engine/ownership.ts'
import { type IdleReason, idleReasons } from '../engine/idle.ts'
import { seesWhole } from './sight.ts'

interface Row {
  reasons: IdleReason[]
  lies: boolean
  n: number
  worth: number | null
  worth_currency: string | null
  saves: number | null
  saves_currency: string | null
  smaller: number | null
  smaller_currency: string | null
}

/** How many devices do less than they could, and the money in them, by its currency, as it was last summed up. */
export async function idleSums(ctx: Read) {
  const whole = await seesWhole(ctx)
  const { rows } = await sql<Row>`
    select i.reasons, i.lies, i.worth_currency, i.saves_currency, i.smaller_currency, i.n, i.worth, i.saves, i.smaller
    from idle_group i where i.whole = ${whole}::boolean and ${inAudience(ctx.actor, 'i')}`.execute(ctx.db)
  const of = (some: readonly Row[], name: 'worth' | 'saves' | 'smaller') => {
    const sums = new Map<string, number>()
    for (const one of some) {
      const [minor, currency] = [one[name], one[`${name}_currency`]]
      if (minor !== null && currency !== null) added(sums, { minor, currency })
    }
    return sums
  }
  const count = (some: readonly Row[]) => some.reduce((sum, { n }) => sum + n, 0)
  const lying = rows.filter(({ lies }) => lies)
  const by = (...some: IdleReason[]) =>
    rows.filter(({ reasons }) => some.some((reason) => reasons.includes(reason)))
  return {
    idle: count(lying),
    worth: of(lying, 'worth'),
    past: count(by('past')),
    saves: of(by('past'), 'saves'),
    large: count(by('memory', 'roomy')),
    smaller: of(rows, 'smaller'),
    reasons: idleReasons.flatMap((reason) => {
      const n = count(by(reason))
      return n === 0 ? [] : [{ reason, n }]
    }),
  }
}

/** As of when that was reckoned; null: it is being reckoned for the first time. */
export async function idleAsOf({ db }: Read): Promise<string | null> {
  const { rows } = await sql<{ whole_at: string | null }>`select whole_at from idle_round`.execute(db)
  return rows[0]?.whole_at ?? null
}

/** Sums up anew what was reckoned since it was last. */
export async function sumUpIdle({ db }: Pick<Write, 'db'>): Promise<void> {
  const { rows } = await sql`update idle_round set behind = false where behind returning one`.execute(db)
  if (rows.length === 0) return
  await sql`delete from idle_group`.execute(db)
  await sql`
    insert into idle_group (whole, audience_id, reasons, lies, worth_currency, saves_currency, smaller_currency, n, worth, saves, smaller)
    select i.whole, t.audience_id, i.reasons, i.lies, i.worth_currency, i.saves_currency, i.smaller_currency, count(*),
      sum(i.worth), sum(i.saves), sum(i.smaller)
    from idle_thing i join asset t on t.id = i.asset_id where t.meaning in ('ready', 'in-use')
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db)
}
