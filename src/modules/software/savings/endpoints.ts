import { z } from 'zod'
import { get, page, paging } from '#lib/contract'
import { IdOrKey } from '#lib/shapes'
import { Cheapest, Reclaimable } from '../schemas.ts'

const days = z.coerce
  .number<number | string>()
  .int()
  .min(30)
  .max(3650)
  .default(60)
  .meta({ title: 'Days without a word' })
export const savingEndpoints = {
  reclaimable: get('/api/software/reclaimable', {
    summary: 'Seats that could be given back, with the money that it saves',
    can: 'software.read',
    input: z.object({ days, ...paging }),
    reply: page(Reclaimable).extend({ saves: z.array(z.string()) }),
  }),
  cheapest: get('/api/software/products/:id/cheapest', {
    summary: 'The cheapest legal position of a product: what to move, lower, take off and buy',
    can: 'software.read',
    input: z.object({ id: IdOrKey, days }),
    reply: Cheapest,
  }),
}
