import { z } from 'zod'
import { event, flag, get, Id, patch, post } from '#lib/contract'
import { Saved } from '#lib/shapes'
import { KitDraft, KitHand, KitPatch, KitPlan, KitRow } from './schemas.ts'

export const kitEndpoints = {
  kits: get('/api/assets/kits', {
    summary: 'List kits: what is handed over together',
    can: 'assets.care',
    input: z.object({ archived: flag().default(false).meta({ title: 'Also what is archived' }) }),
    reply: z.object({ items: z.array(KitRow) }),
  }),
  addKit: post('/api/assets/kits', {
    summary: 'Put a kit together',
    can: 'assets.manage',
    input: KitDraft,
    reply: z.object({ id: Id, version: z.int() }),
  }),
  changeKit: patch('/api/assets/kits/:id', {
    summary: 'Change a kit, or archive it',
    can: 'assets.manage',
    input: KitPatch,
    reply: Saved,
  }),
  planKit: get('/api/assets/kits/:id/plan', {
    summary: 'Which free things and seats a kit would take now, and what is short',
    can: 'assets.care',
    input: z.object({ id: Id, place_id: Id.optional().meta({ title: 'Out of' }) }),
    reply: KitPlan,
  }),
  handKit: post('/api/assets/kits/:id/hand-over', {
    summary: 'Hand a kit over: one batch of free things, and seats for a person; what is short is said',
    can: 'assets.write',
    input: KitHand,
    reply: KitPlan,
  }),
}

/** A kit is no record: whoever works in IT sees what happens to it. */
export const KitChanged = event(
  'asset.kit-changed',
  z.object({ of: Id, title: z.string(), changed: z.array(z.string()), archived: z.boolean() }),
)
