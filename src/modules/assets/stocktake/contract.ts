import { z } from 'zod'
import { byId, Done, event, get, Id, page, paging, post } from '#lib/contract'
import { Scanned, Stocktake, StocktakeRow, WalkGroup, Whereabouts } from './schemas.ts'

const Tag = z.string().trim().min(1).max(200)
const versioned = byId.extend({ version: z.int().meta({ title: 'Version that was looked at' }) })

export const stocktakeEndpoints = {
  stocktakes: get('/api/assets/stocktakes', {
    summary: 'List stocktakes, the latest first',
    can: 'assets.care',
    input: z.object({ ...paging }),
    reply: page(StocktakeRow),
  }),
  startStocktake: post('/api/assets/stocktakes', {
    summary: 'Begin a stocktake of a place and what lies in it',
    can: 'assets.write',
    input: z.object({ place_id: Id.meta({ title: 'Place', hint: 'With all that lies in it', of: 'place' }) }),
    reply: z.object({ id: Id }),
  }),
  stocktake: get('/api/assets/stocktakes/:id', {
    summary: 'One stocktake: what is found, misplaced, missing and unknown',
    can: 'assets.care',
    input: byId,
    reply: Stocktake,
  }),
  scan: post('/api/assets/stocktakes/:id/scans', {
    summary: 'Say which labels were seen, and where; tags, serial numbers and keys are understood',
    can: 'assets.write',
    input: byId.extend({
      tags: z.array(Tag).min(1).max(500).meta({ title: 'Labels' }),
      place_id: Id.nullable()
        .default(null)
        .meta({ title: 'Seen in', hint: 'None: the place that is counted', of: 'place' }),
    }),
    reply: z.object({ items: z.array(Scanned) }),
  }),
  submitStocktake: post('/api/assets/stocktakes/:id/submit', {
    summary: 'End the counting: somebody else looks at what is proposed',
    can: 'assets.write',
    input: versioned,
    reply: Done,
  }),
  approveStocktake: post('/api/assets/stocktakes/:id/approve', {
    summary: 'Approve what a count proposes: what is misplaced moves, and what is named is lost',
    can: 'assets.write',
    input: versioned.extend({
      lost: z.array(Id).max(5000).default([]).meta({ title: 'Lost', description: 'Of what is missing' }),
    }),
    reply: z.object({ moved: z.int(), lost: z.int() }),
  }),
  cancelStocktake: post('/api/assets/stocktakes/:id/cancel', {
    summary: 'Give a stocktake up: nothing moves; what was seen stays known',
    can: 'assets.write',
    input: versioned,
    reply: Done,
  }),
  walk: get('/api/assets/walk', {
    summary: 'Where to go and look: things of whose place one is not sure, in the order of walking',
    can: 'assets.care',
    input: z.object({
      place_id: Id.optional().meta({ title: 'Place' }),
      below: z.coerce
        .number<number | string>()
        .int()
        .min(1)
        .max(100)
        .default(50)
        .meta({ title: 'Less sure than', description: 'In percent' }),
    }),
    reply: z.object({ groups: z.array(WalkGroup), uncertain: z.int(), all: z.int(), capped: z.boolean() }),
  }),
  whereabouts: get('/api/assets/:id/whereabouts', {
    summary: 'How sure one may be that an asset is where the book says, and why',
    can: 'assets.care',
    input: byId,
    reply: Whereabouts,
  }),
  takePlace: post('/api/assets/:id/take-place', {
    summary: 'Have the books say that an asset lies where the network sees it',
    can: 'assets.write',
    input: byId.extend({
      place_id: Id.meta({ title: 'Place', of: 'place' }),
    }),
    reply: Done,
  }),
}

/** Told of the asset: it was seen in a stocktake. */
export const AssetSeen = event('asset.seen', z.object({ place_id: Id }))
/** Told of the asset: the network sees it at another place than the books say. */
export const AssetElsewhere = event('asset.elsewhere', z.object({ place_id: Id, book_id: Id }))
/** Told of the place. */
export const StocktakeTold = event(
  'asset.stocktake',
  z.object({
    state: z.enum(['counting', 'waiting', 'done', 'cancelled']),
    found: z.int(),
    moved: z.int(),
    lost: z.int(),
  }),
)
