import { z } from 'zod'
import { byId, Counted, Counting, Day, Done, get, Id, page, patch, post } from '#lib/contract'
import { Made, Saved, byIdOrKey, editing } from '#lib/shapes'
import { bookingEndpoints } from './bookings/contract.ts'
import { catalogueEndpoints } from './catalogue/contract.ts'
import { costEndpoints } from './costs/contract.ts'
import { idleEndpoints } from './idle/contract.ts'
import { joinerEndpoints } from './joiners/contract.ts'
import { kitEndpoints } from './kits/contract.ts'
import { minimumEndpoints } from './minimums/contract.ts'
import { repairEndpoints } from './repairs/contract.ts'
import { shareEndpoints } from './shares/contract.ts'
import { sourceEndpoints } from './sources/contract.ts'
import { stocktakeEndpoints } from './stocktake/contract.ts'
import { toldEndpoints } from './told/contract.ts'
import { wipeEndpoints } from './wipes/endpoints.ts'
import { writeOffEndpoints } from './write-offs/contract.ts'
import { returnEndpoints } from './returns/endpoints.ts'
import { protocolEndpoints } from './protocols/endpoints.ts'
import {
  asListed,
  Depreciation,
  Reading,
  AssetValue,
  AssetDraft,
  AssetPatch,
  AssetRow,
  AssetStatus,
  AssetType,
  AssetView,
  HandOver,
  Labels,
} from './schemas.ts'

export const assets = {
  ...protocolEndpoints,
  ...returnEndpoints,
  ...wipeEndpoints,
  list: get('/api/assets', {
    summary: 'Assets that a filter lets through',
    can: 'assets.read',
    input: z.object(asListed),
    reply: page(AssetRow),
  }),
  count: get('/api/assets/count', {
    summary: 'How many assets a filter lets through',
    can: 'assets.read',
    input: Counting,
    reply: Counted,
  }),
  choices: get('/api/assets/choices', {
    summary: 'The types and states that assets can have',
    can: 'assets.read',
    input: z.object({}),
    reply: z.object({ types: z.array(AssetType), statuses: z.array(AssetStatus) }),
  }),
  get: get('/api/assets/:id', {
    summary: 'One asset: what it is, who holds it, what it cost',
    can: 'assets.read',
    input: byIdOrKey,
    reply: AssetView,
  }),
  scanned: get('/api/assets/scanned', {
    summary: 'The assets that a scanned code means: the address on a label, a tag, a serial number',
    can: 'assets.read',
    input: z.object({ code: z.string().trim().min(1).max(500).meta({ title: 'Code' }) }),
    reply: z.object({ items: z.array(AssetRow) }),
  }),
  labels: get('/api/assets/labels', {
    summary: 'Labels of assets as a PDF: QR code, tag as Code 128, name',
    can: 'assets.write',
    carries: 'download',
    input: Labels,
    reply: z.unknown(),
  }),
  value: get('/api/assets/:id/value', {
    summary: 'What an asset is worth today and year by year, and how that was computed',
    can: 'assets.read',
    input: byId.extend({
      on: Day.optional().meta({ title: 'On', description: 'What it was worth on another day than today' }),
    }),
    reply: z.object({ value: AssetValue.nullable() }),
  }),
  readCounter: post('/api/assets/:id/readings', {
    summary: 'Write down what the counter of an asset stood at on a day, by which it loses its value',
    can: 'assets.write',
    input: byId.extend({
      on: Reading.shape.on,
      count: Reading.shape.count
        .nullable()
        .meta({ title: 'Counter', description: 'None: that reading was wrong' }),
    }),
    reply: Done,
  }),
  setDepreciation: post('/api/assets/:id/depreciation', {
    summary: 'Say how an asset, or all of its model, loses its value',
    can: 'assets.write',
    input: byId.extend({
      terms: Depreciation.nullable().meta({ title: 'How', description: 'None: as its model does' }),
      model: z.boolean().default(false).meta({ title: 'For all of its model' }),
    }),
    reply: Done,
  }),
  create: post('/api/assets', {
    summary: 'Add an asset',
    can: 'assets.write',
    input: AssetDraft,
    reply: Made,
  }),
  save: patch('/api/assets/:id', {
    summary: 'Change an asset; a state that means gone takes it from whoever holds it',
    can: 'assets.write',
    input: editing.extend(AssetPatch.shape),
    reply: Saved,
  }),
  handOver: post('/api/assets/hand-over', {
    summary: 'Hand assets over, take them back, move them, or let them go for good',
    can: 'assets.write',
    input: HandOver,
    reply: Done.extend({ protocols: z.array(Id) }),
  }),

  ...catalogueEndpoints,
  ...minimumEndpoints,
  ...sourceEndpoints,
  ...repairEndpoints,
  ...writeOffEndpoints,
  ...bookingEndpoints,
  ...stocktakeEndpoints,
  ...toldEndpoints,
  ...kitEndpoints,
  ...costEndpoints,
  ...shareEndpoints,
  ...idleEndpoints,
  ...joinerEndpoints,
}
