import { z } from 'zod'
import { byId, Day, get, page, paging, post } from '#lib/contract'
import { byIdOrKey } from '#lib/shapes'
import { AtOnce, Measure, PeakDay, PeakRow, PeakSource, PeakUnit } from './schemas.ts'

/** So many measurements go in one request. */
const most = 5000

export const peakEndpoints = {
  peaks: get('/api/software/products/:id/peaks', {
    summary: 'How many used a product at once at most, day by day and by what says so, the latest first',
    can: 'software.read',
    input: byIdOrKey.extend(paging),
    reply: page(PeakRow),
  }),
  atOnce: get('/api/software/products/:id/at-once', {
    summary:
      'How many used a product at once at most on each day of the last year, beside what was owned then',
    can: 'software.read',
    input: byIdOrKey,
    reply: z.object({ items: z.array(PeakDay), pool: AtOnce.nullable() }),
  }),
  addPeaks: post('/api/software/products/:id/peaks', {
    summary:
      'Say how many used a product at once at most: a day replaces what the same source said of it, a time within it only raises that',
    can: 'software.write',
    input: byId.extend({
      source: PeakSource,
      unit: PeakUnit.default('session'),
      peaks: z.array(Measure).min(1).max(most).meta({ title: 'Measured' }),
    }),
    reply: z.object({ added: z.int(), changed: z.int(), same: z.int() }),
  }),
  removePeaks: post('/api/software/products/:id/peaks/remove', {
    summary: 'Take away what was said of the use at once on some days',
    can: 'software.write',
    input: byId.extend({
      peaks: z
        .array(z.object({ day: Day.meta({ title: 'Day' }), source: PeakSource }))
        .min(1)
        .max(most)
        .meta({ title: 'Measured' }),
    }),
    reply: z.object({ removed: z.int() }),
  }),
}
