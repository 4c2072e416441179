import { z } from 'zod'
import { byId, Done, get, Id, page, paging, post } from '#lib/contract'
import { byIdOrKey } from '#lib/shapes'
import { KeysDraft, KeySight, LicenceKey, Looker, Reveal } from './schemas.ts'

const OfKey = byId.extend({ key_id: Id.meta({ title: 'Licence key' }) })
const days = z.coerce
  .number<number | string>()
  .int()
  .min(1)
  .max(3650)
  .default(30)
  .meta({ title: 'Of the last days' })

export const keyEndpoints = {
  keys: get('/api/software/products/:id/keys', {
    summary:
      'Licence keys of a product, masked: how many activations are handed out, and how often each was seen',
    can: 'software.read',
    input: byIdOrKey,
    reply: z.object({ items: z.array(LicenceKey), can: z.object({ keys: z.boolean() }) }),
  }),
  addKeys: post('/api/software/products/:id/keys', {
    summary: 'Write licence keys down for a lot; they are kept locked',
    can: 'software.keys',
    input: byId.extend({ lot_id: Id.meta({ title: 'Lot' }), ...KeysDraft.shape }),
    reply: z.object({ n: z.int() }),
  }),
  removeKey: post('/api/software/products/:id/keys/remove', {
    summary: 'Forget a licence key for good; who saw it stays known',
    can: 'software.keys',
    input: OfKey,
    reply: Done,
  }),
  revealKey: post('/api/software/products/:id/keys/reveal', {
    summary: 'Show a licence key, for a reason that is written down, and hand it out',
    can: 'software.keys',
    sensitive: true,
    input: OfKey.extend(Reveal.shape),
    reply: z.object({ key: z.string() }),
  }),
  returnKey: post('/api/software/products/:id/keys/return', {
    summary: 'Note that an activation of a licence key was given back',
    can: 'software.keys',
    input: byId.extend({ sight_id: Id.meta({ title: 'Handed out' }) }),
    reply: Done,
  }),
  keySights: get('/api/software/keys/seen', {
    summary: 'Who saw which licence key, when and what for, the latest first',
    can: 'software.read',
    input: z.object({
      days,
      key: Id.optional().meta({ title: 'Only of this key' }),
      ...paging,
    }),
    reply: page(KeySight).extend({
      /** How often in all these days, and by whom, the most first. */
      total: z.int(),
      by: z.array(Looker),
    }),
  }),
}
