import { moneyOf, moneySaid, moneyText } from '#lib/money/money'
import { tellsPeople } from '#facets/notices/kinds'
import { raise } from '#facets/notices/public'
import type { Read, Write } from '#kernel/context'
import type { Seen } from '#kernel/visible'
import type { Row } from './commands/load.ts'
import { w } from './words.ts'

export const askKind = 'purchasing.to-decide'
const orderKind = 'purchasing.to-order'
const decidedKind = 'purchasing.decided'
const heldKind = 'purchasing.held'

const isStill =
  (status: string) =>
  async (ctx: Read, { entity_id }: { entity_id: string | null }) => {
    if (entity_id === null) return false
    const row = await ctx.db
      .selectFrom('purchase')
      .select('status')
      .where('id', '=', entity_id)
      .executeTakeFirst()
    return row?.status === status
  }

tellsPeople({
  name: askKind,
  title: w.later('kind-decide'),
  rank: 24,
  usual: { inbox: true, mail: 'now', push: true },
  can: 'purchasing.approve',
  say: ({ values, reader: { language } }) =>
    w.later('say-decide', { net: moneySaid(moneyOf(values['net'] ?? '0 EUR'), language) }),
  still: isStill('asked'),
})
tellsPeople({
  name: orderKind,
  title: w.later('kind-order'),
  rank: 34,
  usual: { inbox: true, mail: 'digest', push: false },
  can: 'purchasing.order',
  say: () => w.later('say-order'),
  still: isStill('approved'),
})
tellsPeople({
  name: decidedKind,
  title: w.later('kind-decided'),
  rank: 28,
  usual: { inbox: true, mail: 'now', push: true },
  can: 'purchasing.ask',
  say: ({ values }) => w.later(values['approved'] === 'yes' ? 'say-approved' : 'say-refused'),
})
tellsPeople({
  name: heldKind,
  title: w.later('kind-held'),
  rank: 26,
  usual: { inbox: true, mail: 'now', push: false },
  can: 'purchasing.approve',
  say: ({ values }) => w.later('say-held', { number: values['number'] ?? '' }),
})

const factOf = (ctx: Write, { id }: Pick<Seen, 'id'>, name: string) => ({
  fact: `purchase ${name} ${id} ${ctx.request.id}`,
  entity_id: id,
  by: ctx.actor.id,
  request_id: ctx.request.id,
})

/** Those who may approve hear that somebody asks. */
export const tellApprovers = (
  ctx: Write,
  ref: Seen,
  to: readonly string[],
  { net_minor, currency }: Pick<Row, 'net_minor' | 'currency'>,
) =>
  raise(ctx, factOf(ctx, ref, 'asked'), [
    { kind: askKind, to, values: { net: moneyText({ minor: net_minor, currency }) } },
  ])

/** Those who order hear what may be ordered. */
export const tellBuyers = (ctx: Write, ref: Seen, to: readonly string[]) =>
  raise(ctx, factOf(ctx, ref, 'approved'), [{ kind: orderKind, to }])

export const tellRequester = (ctx: Write, ref: Seen, to: string, isApproved: boolean) =>
  raise(ctx, factOf(ctx, ref, 'decided'), [
    { kind: decidedKind, to: [to], values: { approved: isApproved ? 'yes' : 'no' } },
  ])

/** Those who may let an invoice pass hear that one is held. */
export const tellHeld = (ctx: Write, ref: Seen, to: readonly string[], number: string) =>
  raise(ctx, factOf(ctx, ref, 'held'), [{ kind: heldKind, to, values: { number } }])
