import { z } from 'zod'
import { byId, Done, event, get, Id, page, paging, patch, post } from '#lib/contract'
import { Saved } from '#lib/shapes'
import {
  RepairDraft,
  RepairEnd,
  repairKinds,
  RepairPatch,
  RepairRow,
  repairStates,
  results,
} from './schemas.ts'

export const repairEndpoints = {
  repairs: get('/api/assets/repairs', {
    summary: 'List repairs and maintenance of all assets, the latest first',
    can: 'assets.care',
    input: z.object({
      state: z.enum(repairStates).optional().meta({ title: 'Status' }),
      asset_id: Id.optional().meta({ title: 'Asset' }),
      ...paging,
    }),
    reply: page(RepairRow),
  }),
  repairFigures: get('/api/assets/repairs/figures', {
    summary: 'How many assets are away for repair, and what repairs cost in the last year',
    can: 'assets.care',
    input: z.object({}),
    reply: z.object({
      open: z.int(),
      overdue: z.int(),
      /** Of the last 365 days, one for each currency. */
      cost: z.array(z.string()),
      /** Of those closed in that time, in hours; none closed, none said. */
      mean_hours: z.int().nullable(),
    }),
  }),
  repairsOf: get('/api/assets/:id/repairs', {
    summary: 'What repairs of one asset cost, and for how long it was missing in all',
    can: 'assets.care',
    input: byId,
    reply: z.object({ cost: z.array(z.string()), hours: z.int(), items: z.array(RepairRow) }),
  }),
  openRepair: post('/api/assets/:id/repairs', {
    summary: 'Send an asset to repair or maintenance: it is away until it is back',
    can: 'assets.write',
    input: RepairDraft,
    reply: z.object({ repair_id: Id }),
  }),
  changeRepair: patch('/api/assets/repairs/:id', {
    summary: 'Change what is known of a repair: when it is expected, its number, what it costs',
    can: 'assets.write',
    input: RepairPatch,
    reply: Saved,
  }),
  closeRepair: post('/api/assets/repairs/:id/close', {
    summary: 'End a repair: the asset goes back to whoever had it, or elsewhere',
    can: 'assets.write',
    input: RepairEnd,
    reply: Done,
  }),
}

/** Told of the asset, to those who see it from inside. */
export const RepairOpened = event(
  'asset.repair-opened',
  z.object({ kind: z.enum(repairKinds), vendor_id: Id.nullable(), expected_on: z.string().nullable() }),
)
const facts = z.record(z.string(), z.unknown())
export const RepairChanged = event('asset.repair-changed', z.object({ before: facts, after: facts }))
export const RepairClosed = event(
  'asset.repair-closed',
  z.object({
    kind: z.enum(repairKinds),
    result: z.enum(results),
    cost: z.string().nullable(),
    hours: z.int(),
  }),
)
