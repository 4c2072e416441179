import { z } from 'zod'
import { byId, Day, event, get, Id } from '#lib/contract'

const Pick = z.object({ id: Id, quantity: z.int() })
const Lacking = z.object({
  title: z.string(),
  missing: z.int(),
  type: z.string(),
  manufacturer: z.string(),
  model: z.string(),
})
export type Lacking = z.output<typeof Lacking>

/** A kit was put together for somebody who begins. Told of the person. */
export const joinerPrepared = event(
  'asset.joiner-prepared',
  z.object({
    name: z.string(),
    starts_on: Day,
    due_on: Day,
    kits: z.array(z.string()),
    picks: z.array(Pick),
    short: z.array(Lacking),
    product_ids: z.array(Id),
  }),
)
/** Their first day moved, and by when their kit must be ready. */
export const joinerMoved = event(
  'asset.joiner-moved',
  z.object({ name: z.string(), starts_on: Day, due_on: Day }),
)
/** They do not begin after all, or not soon. */
export const joinerOver = event('asset.joiner-over', z.object({ name: z.string() }))

const Ref = z.object({ kind: z.string(), key: z.string(), title: z.string() })
export const JoinerView = z.object({
  starts_on: Day.meta({ title: 'First day' }),
  due_on: Day.meta({ title: 'Ready by' }),
  kits: z.array(z.string()),
  picks: z.array(
    z.object({ key: z.string(), name: z.string(), tag: z.string(), quantity: z.int(), booked: z.boolean() }),
  ),
  short: z.array(Lacking.pick({ title: true, missing: true })),
  licences: z.array(Ref),
  /** What was opened for it, as far as the reader sees it. */
  work: Ref.nullable(),
  purchase: Ref.nullable(),
})
export type JoinerView = z.output<typeof JoinerView>

export const joinerEndpoints = {
  joiner: get('/api/assets/joiners/:id', {
    summary: 'What was put together for the first day of somebody who begins',
    can: 'assets.care',
    input: byId,
    reply: z.object({ prepared: JoinerView.nullable() }),
  }),
}
