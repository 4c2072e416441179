import { type Importer, offerImporter, offerTakeBack } from '#facets/imports/public'
import { organisationOf } from '#modules/identity/public'
import { groundOf } from '../ground.ts'
import { w as room } from '../words.ts'
import { assetImportFields } from './fields.ts'
import { type AssetPlan, identities, judge } from './judge.ts'
import type { AssetSession } from './resolve.ts'
import { takeBackAssets } from './take-back.ts'
import { w } from './words.ts'
import { write } from './write.ts'

type AssetImporter = Importer<AssetSession, AssetPlan>
type Own = Pick<AssetImporter, 'name' | 'title' | 'text' | 'source' | 'signatures'>

/** The types that come with the house; what an organisation added is chosen by a column. */
const types = ['laptop', 'desktop', 'phone', 'monitor', 'accessory', 'consumable'] as const

const assetImporter = (own: Own): AssetImporter => ({
  ...own,
  can: 'assets.write',
  fields: async (ctx) => assetImportFields(await groundOf(ctx)),
  options: [
    {
      name: 'type',
      title: w.later('option-type'),
      choices: types.map((value) => ({ value, title: room.later(`type.${value}`) })),
      usual: 'laptop',
    },
  ],
  identities,
  begin: async (ctx, setup) => ({
    source: own.source,
    setup,
    ground: await groundOf(ctx),
    currency: (await organisationOf(ctx)).currency,
  }),
  judge,
  write,
})

offerImporter(
  assetImporter({
    name: 'assets',
    title: w.later('assets'),
    text: w.later('assets.text'),
    source: 'file',
    signatures: [],
  }),
)
offerImporter(
  assetImporter({
    name: 'snipe-it-assets',
    title: w.later('snipe-it'),
    text: w.later('snipe-it.text'),
    source: 'snipe-it',
    signatures: [
      ['asset tag', 'category', 'checkout type', 'purchase date'],
      ['asset name', 'asset tag', 'model no', 'checked out to', 'default location'],
      ['asset tag', 'fully depreciated', 'current value'],
      ['item name', 'category', 'model name', 'asset tag', 'warranty'],
    ],
  }),
)
offerTakeBack(['asset'], takeBackAssets)
