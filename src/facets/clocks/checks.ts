import type { Ailment, Check } from '#kernel/doctor/check'
import type { Read } from '#kernel/context'
import { activePolicies } from './policies.ts'
import { policiesFor } from './terms.ts'
import { w } from './words.ts'

/** More are not looked at: that there are some is what matters. */
const most = 5000
const named = 5

/** Work that is open, has no clock of any sort, and fits a service level as it stands today. */
async function unpromised(ctx: Read): Promise<readonly Ailment[]> {
  const rows = await ctx.db
    .selectFrom('work')
    .selectAll()
    .where('open', '=', true)
    .where('archived', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('clock').whereRef('clock.entity_id', '=', 'work.id').select('clock.id'))),
    )
    .orderBy('id')
    .limit(most)
    .execute()
  const found = await policiesFor(ctx, rows, await activePolicies(ctx))
  const keys = rows.filter(({ id }) => found.has(id)).map(({ key }) => key)
  if (keys.length === 0) return []
  return [
    {
      grave: false,
      says: w.later('check.unpromised', { n: keys.length, keys: keys.slice(0, named).join(', ') }),
      remedy: w.later('check.unpromised-remedy'),
    },
  ]
}

export const clockChecks: readonly Check[] = [
  { name: 'clocks', title: w.later('check.clocks'), find: unpromised },
]
