import { z } from 'zod'
import { get, page, paging } from '#lib/contract'
import { IdOrKey } from '#lib/shapes'
import { Forecast, SoonShort } from './schemas.ts'

const months = z.coerce
  .number<number | string>()
  .int()
  .min(1)
  .max(36)
  .default(12)
  .meta({ title: 'Months ahead' })

// Last days are private: what follows from them is for those who buy, as numbers of several people alone.
export const forecastEndpoints = {
  forecast: get('/api/software/products/:id/forecast', {
    summary: 'How many seats of a product are needed month by month, beside what is owned by then',
    can: 'software.write',
    input: z.object({ id: IdOrKey, months }),
    reply: Forecast,
  }),
  soonShort: get('/api/software/soon-short', {
    summary: 'Products of which more will be needed than is owned, by who comes and goes, the soonest first',
    can: 'software.write',
    input: z.object(paging),
    reply: page(SoonShort),
  }),
}
