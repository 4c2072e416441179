import { sql } from 'kysely'
import { oldRows, retention } from '#kernel/retention'
import { w } from './words.ts'

const isOld = (before: string) => sql<boolean>`state <> 'waiting' and made_at <= ${before}::timestamptz`

/** How long it is kept what was sent, and what can be sent again. */
export const oldDeliveries = retention({
  name: 'webhooks',
  title: w.later('retention'),
  ask: w.later('retention-days'),
  usual: 30,
  least: 1,
  ...oldRows('webhook_delivery', isOld),
})
