import { moneyOf, moneySaid } from '#lib/money/money'
import { say, titleSaid } from '#lib/words'
import { customSaid, customThen } from '#facets/custom-fields/public'
import type { Values } from '#lib/past/fold'
import { fieldsAs, type Past, tells } from '#kernel/past'
import { loadAssets } from './commands/load.ts'
import { assetBought, assetChanged, boughtFacts, openFacts } from './events.ts'
import { groundOf } from './ground.ts'
import { asItCame } from './starters.ts'
import { w } from './words.ts'
import { termsSaid } from './terms.ts'
import { AssetDraft, assetFields, AssetPatch, Depreciation } from './schemas.ts'

const fields = {
  ...fieldsAs(assetFields, {
    name: {},
    type: {},
    manufacturer: {},
    model: {},
    model_number: {},
    tag: {},
    serial: {},
    home_place_id: { reads: 'record' },
    minimum: {},
    warranty_until: { reads: 'day' },
    supplier_id: { reads: 'record', inside: true },
    order_no: { inside: true },
    bought_on: { reads: 'day', inside: true },
    cost: { inside: true },
    proceeds: { inside: true },
    note: { inside: true },
  }),
  depreciation: { title: w.later('depreciation'), inside: true },
  ...fieldsAs(
    { status: AssetPatch.shape.status, custom: AssetDraft.shape.custom },
    { status: {}, custom: {} },
  ),
} as const

const change = ({ before, after }: { before: Values; after: Values }) => ({ before, after })

/** What was known of an asset; who held it is told by its custody. */
export const assetPast: Past = {
  of: (kind) => kind === 'asset',
  called: 'name',
  fields,
  async now(ctx, { id, title }) {
    const row = (await loadAssets(ctx, [id])).get(id)
    const { types, statuses } = await groundOf(ctx)
    return {
      ...row,
      name: title,
      type: types.find(({ code }) => code === row?.type)?.title,
      status: statuses.find(({ code }) => code === row?.status)?.title,
    }
  },
  tells: [
    tells(assetChanged, ['name', ...openFacts, 'custom'], change),
    tells(assetBought, boughtFacts, change),
  ],
  async opens(ctx, { kind }, { custom }, moment) {
    return custom === undefined ? {} : { custom: await customThen(ctx, kind, custom as Values, moment) }
  },
  async say(ctx, { kind }, { type, status, cost, proceeds, custom, depreciation }, moment) {
    const { language } = ctx.actor
    const money = (value: unknown) => (typeof value === 'string' ? moneySaid(moneyOf(value), language) : '')
    const titled = (value: unknown) => (typeof value === 'string' ? titleSaid(asItCame(value), language) : '')
    return {
      type: titled(type),
      status: titled(status),
      cost: money(cost),
      proceeds: money(proceeds),
      depreciation: depreciation ? say(termsSaid(Depreciation.parse(depreciation)), language) : '',
      custom: await customSaid(ctx, kind, (custom ?? {}) as Values, moment),
    }
  },
}
