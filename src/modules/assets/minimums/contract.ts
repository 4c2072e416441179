import { byId, Done, get, post } from '#lib/contract'
import { ModelStock, ReadyDraft } from './schemas.ts'

export const minimumEndpoints = {
  modelStock: get('/api/assets/models/:id/stock', {
    summary: 'How many of a model lie ready, how many must, and what is on order',
    can: 'assets.care',
    input: byId,
    reply: ModelStock,
  }),
  keepReady: post('/api/assets/models/:id/stock', {
    summary: 'Say how many of a model must lie ready, everywhere or in a place',
    can: 'assets.write',
    input: byId.extend(ReadyDraft.shape),
    reply: Done,
  }),
}
