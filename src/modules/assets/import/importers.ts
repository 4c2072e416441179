import { customImportFields } from '#facets/custom-fields/public'
import {
  type ImportField,
  type Importer,
  offerImporter,
  offerTakeBack,
  type Values,
} from '#facets/imports/public'
import { organisationOf } from '#modules/identity/public'
import type { Source } from '../engine/sources.ts'
import { type Ground, groundOf } from '../ground.ts'
import { rulesOf } from '../sources/rules.ts'
import { leavingWhy } from '../write-offs/gate.ts'
import { w as room } from '../words.ts'
import { countedFields } from './counted.ts'
import { assetImportFields } from './fields.ts'
import { countedIdentities, identities } from './find.ts'
import { judge } from './judge.ts'
import type { AssetPlan } from './plan.ts'
import type { AssetSession } from './resolve.ts'
import { watchedFields, watchers } from './watchers.ts'
import { takeBackAssets } from './take-back.ts'
import { w } from './words.ts'
import { write } from './write.ts'

type AssetImporter = Importer<AssetSession, AssetPlan>
type Own = Pick<AssetImporter, 'name' | 'title' | 'text' | 'source' | 'signatures' | 'lacks'> & {
  /** Who says what such a file says. */
  readonly by: Source
  readonly fields?: (ground: Ground) => readonly ImportField[]
  readonly identities?: (values: Values) => readonly string[]
  /** The type of all that is in such a file; else it is asked what has none. */
  readonly type?: string
  /** It comes from a program that sees devices and who uses them, and does not hand them out. */
  readonly watches?: true
}

/** The types that come with the house; what an organisation added is chosen by a column. */
const types = ['laptop', 'desktop', 'phone', 'monitor', 'accessory', 'consumable'] as const

const assetImporter = ({ fields = assetImportFields, type, watches, by, ...own }: Own): AssetImporter => ({
  identities,
  ...own,
  can: 'assets.write',
  fields: async (ctx) => [
    ...fields(await groundOf(ctx)),
    // A program that watches devices knows nothing of them, and what it calls alike means something else.
    ...(watches ? [] : await customImportFields(ctx, ['asset'])),
  ],
  options:
    type === undefined
      ? [
          {
            name: 'type',
            title: w.later('option-type'),
            choices: types.map((value) => ({ value, title: room.later(`type.${value}`) })),
            usual: 'laptop',
          },
        ]
      : [],
  begin: async (ctx, setup) => {
    const ground = await groundOf(ctx)
    return {
      source: own.source,
      by,
      rules: await rulesOf(ctx),
      usual: type ?? setup.options['type'] ?? 'laptop',
      watches: watches ?? false,
      setup,
      ground,
      leavingWhy: await leavingWhy(ctx, ground),
      currency: (await organisationOf(ctx)).currency,
    }
  },
  judge,
  write,
})

offerImporter(
  assetImporter({
    name: 'assets',
    title: w.later('assets'),
    text: w.later('assets.text'),
    source: 'file',
    by: 'list',
    signatures: [],
  }),
)
offerImporter(
  assetImporter({
    name: 'snipe-it-assets',
    title: w.later('snipe-it'),
    text: w.later('snipe-it.text'),
    source: 'snipe-it',
    by: 'snipe-it',
    lacks: () => [w.later('lacks-eol')],
    signatures: [
      ['asset tag', 'category', 'checkout type', 'purchase date'],
      ['asset name', 'asset tag', 'model no', 'checked out to', 'default location'],
      ['asset tag', 'fully depreciated', 'current value'],
      ['item name', 'category', 'model name', 'asset tag', 'warranty'],
    ],
  }),
)

/** Snipe-IT numbers each of these by itself, and calls them otherwise in the file it takes and in the list it gives out. */
const countedInSnipe = {
  consumable: [
    ['company', 'name', 'category', 'qty', 'order number', 'min amount', 'item number'],
    ['name', 'category', 'item no', 'total', 'min qty'],
  ],
  // A consumable has all that an accessory has, and an item number.
  accessory: [
    ['company', 'name', 'category', 'qty', 'order number', 'min amount', 'model number'],
    ['name', 'accessory category', 'total', 'min qty'],
  ],
  component: [
    ['item name', 'order number', 'serial number', 'category', 'quantity'],
    ['name', 'serial', 'category', 'total', 'remaining', 'min qty'],
  ],
} as const
for (const type of ['consumable', 'accessory', 'component'] as const)
  offerImporter(
    assetImporter({
      name: `snipe-it-${type}`,
      title: w.later(`snipe-it.${type}`),
      text: w.later(`snipe-it.${type}.text`),
      source: `snipe-it-${type}`,
      by: 'snipe-it',
      signatures: countedInSnipe[type],
      fields: (ground) => countedFields(ground, type),
      identities: countedIdentities,
      type,
    }),
  )
for (const watcher of watchers)
  offerImporter(
    assetImporter({
      name: `${watcher.name}-devices`,
      title: w.later(`watcher.${watcher.name}`),
      text: w.later(`watcher.${watcher.name}.text`),
      source: `${watcher.name}-devices`,
      by: watcher.name,
      signatures: watcher.signatures,
      fields: (ground) => watchedFields(watcher, ground),
      watches: true,
    }),
  )
offerTakeBack(['asset'], takeBackAssets)
