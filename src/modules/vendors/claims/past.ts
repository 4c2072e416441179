import { costText } from '#lib/money/columns'
import { moneyText } from '#lib/money/money'
import { say } from '#lib/words'
import { type Past, tells } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import { loaded } from './load.ts'
import { ClaimStatus } from './schemas.ts'
import { w } from './words.ts'

const standing = ['status', 'claimed_on', 'answered_on', 'granted', 'number', 'reason'] as const

/** What was claimed, and what came of it. */
export const claimPast: Past = {
  of: (kind) => kind === 'claim',
  called: 'name',
  fields: {
    name: { title: room.later('name') },
    status: { title: room.later('status') },
    sum: { title: w.later('sum') },
    total: { title: w.later('total') },
    claimed_on: { title: w.later('claimed-on'), reads: 'day' },
    answered_on: { title: w.later('answered-on'), reads: 'day' },
    granted: { title: w.later('granted') },
    number: { title: w.later('number') },
    reason: { title: w.later('reason') },
    archived: { title: room.later('archived'), reads: 'switch' },
  },
  async now(ctx, { id }) {
    const { row } = await loaded(ctx, id)
    const { currency } = row
    return {
      ...row,
      name: row.title,
      sum: moneyText({ minor: row.sum_minor, currency }),
      total: moneyText({ minor: row.total_minor, currency }),
      granted: costText(row.granted_minor, currency),
    }
  },
  tells: [
    tells(happened.claimReckoned, ['sum', 'total'], ({ before, after }) => ({ before, after })),
    tells(happened.claimMoved, [...standing], ({ before, after }) => ({ before, after })),
    tells(happened.claimArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
  say({ actor: { language } }, _record, { status }) {
    const known = ClaimStatus.safeParse(status)
    return Promise.resolve(known.success ? { status: say(w.later(`status.${known.data}`), language) } : {})
  },
}
