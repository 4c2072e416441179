import { z } from 'zod'
import { byId, Day, Done, event, get, Id, page, paging, post } from '#lib/contract'
import { disposalAccounts } from '../engine/write-off.ts'
import { writeOffFields, writeOffReasons, WriteOffRow, writeOffStates } from './schemas.ts'

const some = z.array(Id).min(1).max(200)

export const writeOffEndpoints = {
  writeOffs: get('/api/assets/write-offs', {
    summary: 'List write-offs that were proposed, the latest first, with what it is about in money',
    can: 'assets.care',
    input: z.object({
      state: z.enum(writeOffStates).optional().meta({ title: 'Status' }),
      asset_id: Id.optional().meta({ title: 'Asset' }),
      ...paging,
    }),
    reply: page(WriteOffRow),
  }),
  proposeWriteOffs: post('/api/assets/write-offs', {
    summary: 'Propose that assets are written off; somebody else approves it before they are gone',
    can: 'assets.write',
    input: z.object({ ids: some.meta({ title: 'Assets' }), ...writeOffFields }),
    reply: z.object({ ids: z.array(Id) }),
  }),
  decideWriteOffs: post('/api/assets/write-offs/decide', {
    summary: 'Approve or refuse write-offs that somebody else proposed; what is approved is gone',
    can: 'assets.approve',
    input: z.object({
      ids: some.meta({ title: 'Write-offs' }),
      approve: z.boolean().meta({ title: 'Approved' }),
      remark: z.string().trim().max(2000).default('').meta({ title: 'Remark', widget: 'long-text' }),
    }),
    reply: Done,
  }),
  withdrawWriteOff: post('/api/assets/write-offs/:id/withdraw', {
    summary: 'Take back a write-off that one proposed oneself and nobody has decided yet',
    can: 'assets.write',
    input: byId,
    reply: Done,
  }),
}

/** Told of the asset, to those who see it from inside. */
export const WriteOffTold = event(
  'asset.write-off',
  z.object({
    state: z.enum(writeOffStates),
    reason: z.enum(writeOffReasons),
    book: z.string().nullable(),
    text: z.string(),
  }),
)

/**
 * What happened in money, for whoever keeps the books: entries in the smallest unit of the currency that come to nothing
 * together; `on` is the day they belong to. Accounts are named by the part they play: engine/write-off.ts.
 */
export const AssetsPosted = event(
  'assets.posted',
  z.object({
    reason: z.literal('written-off'),
    on: Day,
    currency: z.string(),
    entries: z.array(z.object({ account: z.enum(disposalAccounts), minor: z.int() })),
  }),
)
