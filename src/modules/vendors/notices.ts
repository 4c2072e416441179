import { dayDated } from '#lib/time/relative'
import { tellsPeople } from '#facets/notices/kinds'
import { remind, type Reminder, settleKind } from '#facets/notices/public'
import { system } from '#kernel/actor'
import type { Write } from '#kernel/context'
import { expiryOf, liveContracts } from './expiring.ts'
import { decideOn } from './engine/runway.ts'
import { leadOf } from './settings.ts'
import { todayOf } from '#kernel/today'
import { w } from './words.ts'

const decideKind = 'vendors.decide'

tellsPeople({
  name: decideKind,
  title: w.later('kind-decide'),
  rank: 25,
  usual: { inbox: true, mail: 'now', push: true },
  can: 'vendors.read',
  say: ({ values, reader: { language } }) =>
    w.later('say-decide', {
      decide: dayDated(values['decide'] ?? '', language),
      notice: dayDated(values['notice'] ?? '', language),
      until: dayDated(values['until'] ?? '', language),
    }),
  async still(ctx, { entity_id, values }) {
    if (entity_id === null) return false
    const now = await ctx.db
      .selectFrom('contract')
      .select(['notice_on', 'archived'])
      .where('id', '=', entity_id)
      .executeTakeFirst()
    return now?.archived === false && now.notice_on === values['notice']
  },
})

/** Two words of warning: while there is time to look for another vendor, and shortly before the notice must have arrived. */
const warnings = [
  { name: 'soon', days: 14, of: (decide: string, _notice: string) => decide },
  { name: 'last', days: 7, of: (_decide: string, notice: string) => notice },
] as const

/** Tells owners whose last day to decide nears; each warning of each decision once. */
export async function tellOwners(ctx: Write): Promise<void> {
  const [lead, today] = [await leadOf(ctx), todayOf(ctx)]
  const due: Reminder[] = []
  for (const one of await liveContracts(ctx)) {
    const { decision } = one.standing
    const expiry = expiryOf(one)
    if (!decision || !expiry?.owner) continue
    const [decide, notice, until] = [decideOn(expiry, lead), decision.notice_on, decision.bound_until]
    for (const { name, days, of } of warnings) {
      const from = Temporal.PlainDate.from(of(decide, notice)).subtract({ days }).toString()
      if (today < from) continue
      due.push({
        fact: `contract-decide ${name} ${expiry.id} ${notice}`,
        entity_id: expiry.id,
        by: system.id,
        request_id: ctx.request.id,
        why: { kind: decideKind, to: [expiry.owner.id], values: { decide, notice, until } },
      })
    }
  }
  await remind(ctx, due)
}

/** Other terms, a notice or the archive: what was told of the decision before is over. */
export const decided = (ctx: Write, contractId: string) => settleKind(ctx, contractId, decideKind)
