import { byId, get, page, paging } from '#lib/contract'
import { ToldLine } from './schemas.ts'

export const toldEndpoints = {
  told: get('/api/assets/:id/told', {
    summary: 'What another program told of the past of an asset, the latest first',
    can: 'assets.care',
    input: byId.extend(paging),
    reply: page(ToldLine),
  }),
}
