import { sql } from 'kysely'
import { oldRows, retention } from '#kernel/retention'
import { w } from './words.ts'

/** What was never read is kept for so much longer. */
const isOld = (before: string) => sql<boolean>`(read_at is not null and at <= ${before}::timestamptz
  or at <= ${before}::timestamptz - interval '1 year')`

export const oldNotices = retention({
  name: 'notices',
  title: w.later('retention'),
  ask: w.later('retention-days'),
  usual: 90,
  least: 1,
  ...oldRows('notice', isOld),
})
