import { z } from 'zod'
import { byId, get, Id, post, Verdict } from '#lib/contract'
import { WipeDraft, WipeView } from './schemas.ts'

/** How data was wiped, and the certificate of it. */
export const wipeEndpoints = {
  wipes: get('/api/assets/:id/wipes', {
    summary: 'How the data on an asset was wiped, the latest first',
    can: 'assets.read',
    input: byId,
    reply: z.object({
      items: z.array(WipeView),
      can: z.object({ add: Verdict }),
    }),
  }),
  addWipe: post('/api/assets/:id/wipes', {
    summary: 'Write down that the data on an asset was wiped; it stays as it is written',
    can: 'assets.write',
    input: byId.extend(WipeDraft.shape),
    reply: z.object({ id: Id }),
  }),
  certificate: get('/api/assets/:id/certificate', {
    summary: 'The certificate of disposal of an asset as a PDF: how its data was wiped, and when it left',
    can: 'assets.read',
    carries: 'download',
    input: byId,
    reply: z.unknown(),
  }),
}
