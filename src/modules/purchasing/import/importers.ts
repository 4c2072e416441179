import { type Importer, offerImporter, offerTakeBack } from '#facets/imports/public'
import { assetTypes } from '#modules/assets/public'
import { organisationOf } from '#modules/identity/public'
import { orderFields } from './fields.ts'
import { identities, judge, type OrderPlan, type OrderSession, see } from './judge.ts'
import { takeBackOrders } from './take-back.ts'
import { w } from './words.ts'
import { write } from './write.ts'

type OrderImporter = Importer<OrderSession, OrderPlan>
type Own = Pick<OrderImporter, 'name' | 'title' | 'text' | 'signatures'> & { maker: string }

const types = ['laptop', 'desktop', 'monitor', 'phone', 'accessory'] as const

const orderImporter = ({ maker, ...own }: Own): OrderImporter => ({
  ...own,
  source: own.name,
  can: 'purchasing.order',
  fields: async (ctx) => orderFields(await assetTypes(ctx)),
  options: [
    {
      name: 'type',
      title: w.later('option-type'),
      choices: types.map((value) => ({ value, title: w.later(`type.${value}`) })),
      usual: 'laptop',
    },
  ],
  identities,
  begin: async (ctx, { options }) => ({
    maker,
    types: new Set((await assetTypes(ctx)).map(({ code }) => code)),
    usualType: options['type'] ?? '',
    currency: (await organisationOf(ctx)).currency,
    currencies: new Map(),
    totals: new Map(),
    upTo: new Map(),
    sellers: new Map(),
    pieces: new Map(),
  }),
  survey: { fields: ['order_no'], see },
  judge,
  write,
})

offerImporter(
  orderImporter({
    name: 'orders',
    title: w.later('orders'),
    text: w.later('orders.text'),
    maker: '',
    signatures: [],
  }),
)
/** Makers whose own shops give such lists out, and the headings that only theirs have. */
const makers = [
  {
    name: 'dell-orders',
    title: 'dell',
    maker: 'Dell',
    signatures: [
      ['order number', 'service tag', 'order date'],
      ['dell order number', 'service tag'],
    ],
  },
  {
    name: 'hp-orders',
    title: 'hp',
    maker: 'HP',
    signatures: [['hp order number', 'product number', 'serial number']],
  },
  {
    name: 'lenovo-orders',
    title: 'lenovo',
    maker: 'Lenovo',
    signatures: [['sales order', 'material', 'serial number']],
  },
] as const

for (const { title, ...own } of makers)
  offerImporter(orderImporter({ ...own, title: w.later(title), text: w.later('maker.text') }))
offerTakeBack(['purchase'], takeBackOrders)
