import { moneyText } from '#lib/money/money'
import type { Write } from '#kernel/context'
import { asOf } from '#kernel/lived'
import { agreePenalties } from './agree.ts'
import { periodsBetween } from './engine/periods.ts'
import { answerClaim, sendClaim } from './moves.ts'
import { prepareClaims } from './prepare.ts'
import { Penalties } from './schemas.ts'

const agreement = 'Repairs of workstations'
const terms = Penalties.parse({
  period: 'quarter',
  claim_days: 100,
  most_percent: 60,
  language: 'english',
  rules: [
    {
      id: 'r1',
      what: 'delivery',
      clause: '§ 7.2',
      pays: 'value',
      percent: 0.5,
      most_percent: 5,
    },
    {
      id: 'r2',
      what: 'repair',
      clause: '§ 8.1',
      pays: 'amount',
      amount: '15.00 EUR',
      days: 'business',
      within: 5,
    },
  ],
})

/**
 * The penalties that a vendor of the demo company agreed to, from before the quarter before last. What it owed for that was claimed,
 * and granted; what it owes for the last one is prepared.
 */
export async function seedPenalties(
  ctx: Write,
  people: ReadonlyMap<string, string>,
  { today, now }: { today: string; now: string },
): Promise<void> {
  const contract = await ctx.db
    .selectFrom('contract')
    .select('id')
    .where('title', '=', agreement)
    .executeTakeFirst()
  if (!contract) return
  const back = Temporal.PlainDate.from(today).subtract({ months: 6 }).toString()
  const [before] = periodsBetween('quarter', back, today)
  if (!before) return
  const then = (days: number, by?: string) => {
    const day = Temporal.PlainDate.from(before.until).add({ days })
    return asOf(ctx, by, `${day.toString()}T08:30:00.000Z`)
  }
  const day = (days: number) => Temporal.PlainDate.from(before.until).add({ days }).toString()
  const jonas = people.get('Jonas Behrens')
  await agreePenalties(then(10, jonas), { id: contract.id, version: undefined, ...terms })
  const claim = await ctx.db
    .selectFrom('claim')
    .select(['id', 'total_minor', 'currency'])
    .where('contract_id', '=', contract.id)
    .where('until_on', '=', before.until)
    .executeTakeFirst()
  if (claim) {
    await sendClaim(then(12, jonas), { id: claim.id, version: undefined, on: day(12), number: 'SK-R-204' })
    const granted = moneyText({ minor: claim.total_minor, currency: claim.currency })
    await answerClaim(then(31, jonas), { id: claim.id, on: day(30), granted, why: 'A credit note follows' })
  }
  await prepareClaims(asOf(ctx, undefined, now))
}
