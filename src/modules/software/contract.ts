import { z } from 'zod'
import {
  byId,
  Counted,
  Counting,
  Done,
  flag,
  get,
  Id,
  Instant,
  listingBy,
  page,
  paging,
  patch,
  post,
} from '#lib/contract'
import { IdOrKey, Made, NamedRecord, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import { auditEndpoints } from './audits/endpoints.ts'
import { forecastEndpoints } from './forecast/endpoints.ts'
import { keyEndpoints } from './keys/endpoints.ts'
import { peakEndpoints } from './peaks/endpoints.ts'
import { AtOnce } from './peaks/schemas.ts'
import { savingEndpoints } from './savings/endpoints.ts'
import { seatEndpoints } from './seats/endpoints.ts'
import { suiteEndpoints } from './suites/endpoints.ts'
import {
  InHand,
  KeptRule,
  Lot,
  lotFields,
  ProductDraft,
  ProductPatch,
  ProductRow,
  ProductView,
  Proof,
  Rule,
  Unmatched,
} from './schemas.ts'

const Package = z.object({
  id: z.string(),
  name: z.string().meta({ title: 'Name' }),
  version: z.string().meta({ title: 'Version' }),
  publisher: z.string().meta({ title: 'Publisher' }),
  source: z.string().meta({ title: 'Comes from', minor: true }),
})
/** So many devices of each package are counted in a list: all of a large fleet would be half a million rows. */
export const mostDevices = 200
export const PackageRow = Package.extend({
  /** Counted no further than `mostDevices`. */
  devices: z.int().meta({ title: 'Devices' }),
})
export type PackageRow = z.output<typeof PackageRow>

const span = {
  first_seen: Instant.meta({ title: 'First seen' }),
  /** None while it is there. */
  last_seen: Instant.nullable().meta({ title: 'Gone since' }),
}
export const Installed = Package.extend(span)
export type Installed = z.output<typeof Installed>

export const HasIt = z.object({
  id: Id,
  kind: z.string(),
  key: z.string().meta({ title: 'No.' }),
  title: z.string().meta({ title: 'Device' }),
  ...span,
})

export type HasIt = z.output<typeof HasIt>

const find = z.string().trim().max(200).default('').meta({ title: 'Name contains' })
const past = flag().default(false).meta({ title: 'Also what is gone' })
const PackageId = z.coerce
  .number<number | string>()
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ title: 'Package' })

const packages = {
  list: get('/api/software/packages', {
    summary: 'List software that is installed on devices that you may see, by name',
    can: 'software.read',
    input: z.object({
      find,
      product: Id.optional().meta({ title: 'Only of this product', of: 'product' }),
      ...paging,
    }),
    reply: page(PackageRow),
  }),
  devices: get('/api/software/packages/:package/devices', {
    summary: 'List the devices that have a package',
    can: 'software.read',
    input: z.object({ package: PackageId, past, ...paging }),
    reply: page(HasIt).extend({ package: Package }),
  }),
  on: get('/api/software/on/:id', {
    summary: 'List what is installed on a device, by name',
    can: 'software.read',
    input: z.object({ id: Id, find, past, ...paging }),
    reply: page(Installed).extend({
      device: NamedRecord,
      /** How many are there now, and how many were. */
      now: z.int(),
      gone: z.int(),
    }),
  }),
  unmatched: get('/api/software/unmatched', {
    summary: 'Packages that are no product yet, each with the product that it may be',
    can: 'software.read',
    input: z.object({ find, ...paging }),
    reply: page(Unmatched),
  }),
  assign: post('/api/software/unmatched/assign', {
    summary: 'Say which product packages of one name and publisher are, from now on and in every version',
    can: 'software.write',
    input: z.object({
      package: PackageId,
      product_id: Id.optional().meta({ title: 'Product', of: 'product' }),
      name: z.string().trim().min(1).max(200).optional().meta({
        title: 'New product',
        description: 'Where no product is given; left out: as the package is called',
      }),
    }),
    reply: byId,
  }),
}

const products = {
  products: get('/api/software', {
    summary: 'Products that a filter lets through: how many are installed, owned, covered and missing',
    can: 'software.read',
    input: z.object(listingBy('short', 'installed', 'name', 'updated')),
    reply: page(ProductRow),
  }),
  countProducts: get('/api/software/count', {
    summary: 'How many products a filter lets through',
    can: 'software.read',
    input: Counting,
    reply: Counted,
  }),
  product: get('/api/software/products/:id', {
    summary: 'One product: what it is known by, and how its licences stand',
    can: 'software.read',
    input: byIdOrKey,
    reply: ProductView,
  }),
  createProduct: post('/api/software', {
    summary: 'Add a product',
    can: 'software.write',
    input: ProductDraft,
    reply: Made,
  }),
  saveProduct: patch('/api/software/products/:id', {
    summary: 'Change a product',
    can: 'software.write',
    input: editing.extend(ProductPatch.shape),
    reply: Saved,
  }),
  archiveProduct: post('/api/software/products/:id/archive', {
    summary: 'Put a product in the archive, or bring it back',
    can: 'software.write',
    input: archiving,
    reply: Done,
  }),
  addRule: post('/api/software/products/:id/rules', {
    summary: 'Say which further packages are a product',
    can: 'software.write',
    input: byId.extend(Rule.shape),
    reply: KeptRule,
  }),
  removeRule: post('/api/software/products/:id/rules/remove', {
    summary: 'Take a rule of a product away',
    can: 'software.write',
    input: byId.extend({ rule_id: Id.meta({ title: 'Rule' }) }),
    reply: Done,
  }),
  addStarters: post('/api/software/starters', {
    summary: 'Add the shipped products that are not there yet',
    can: 'software.write',
    input: z.object({}),
    reply: z.object({ n: z.int() }),
  }),
}

const OfLot = byId.extend({ lot_id: Id.meta({ title: 'Lot' }) })
const OfSeat = OfLot.extend({ holder_id: Id.meta({ title: 'Held by', of: 'record' }) })
const lots = {
  lots: get('/api/software/products/:id/lots', {
    summary: 'What was bought of a product, and who has seats of it by hand',
    can: 'software.read',
    input: byIdOrKey,
    reply: z.object({ items: z.array(Lot) }),
  }),
  addLot: post('/api/software/products/:id/lots', {
    summary: 'Add what was bought of a product',
    can: 'software.write',
    input: byId.extend(lotFields),
    reply: z.object({ lot_id: Id }),
  }),
  saveLot: post('/api/software/products/:id/lots/save', {
    summary: 'Change a lot as a whole',
    can: 'software.write',
    input: OfLot.extend(lotFields),
    reply: Done,
  }),
  removeLot: post('/api/software/products/:id/lots/remove', {
    summary: 'Take a lot away, with the seats that were given of it',
    can: 'software.write',
    input: OfLot,
    reply: Done,
  }),
  giveSeat: post('/api/software/products/:id/lots/give', {
    summary: 'Give a seat of a lot to a person, a device or a site',
    can: 'software.write',
    input: OfSeat,
    reply: Done,
  }),
  inHand: get('/api/software/held/:id', {
    summary: 'Which seats, licence keys and accounts a person, a device or a site has',
    can: 'software.read',
    input: byId,
    reply: z.object({ items: z.array(InHand) }),
  }),
  takeSeat: post('/api/software/products/:id/lots/take', {
    summary: 'Take a seat back',
    can: 'software.write',
    input: OfSeat,
    reply: Done,
  }),
}

const position = {
  position: get('/api/software/products/:id/position', {
    summary: 'For each installation of a product which licence covers it, or why none does',
    can: 'software.read',
    input: z.object({
      id: IdOrKey,
      missing: flag().default(false).meta({ title: 'Only what nothing covers' }),
      ...paging,
    }),
    reply: page(Proof).extend({
      /** How many installations there are, and how many the reader may not see. */
      total: z.int(),
      unseen: z.int(),
      covered: z.int(),
      /** How many are in use at once, where lots of it are counted so. */
      at_once: AtOnce.nullable(),
      /** Whether no other way to use the licences covers more. */
      exact: z.boolean(),
    }),
  }),
}

export const software = {
  ...packages,
  ...products,
  ...lots,
  ...position,
  ...auditEndpoints,
  ...savingEndpoints,
  ...keyEndpoints,
  ...seatEndpoints,
  ...suiteEndpoints,
  ...forecastEndpoints,
  ...peakEndpoints,
}
