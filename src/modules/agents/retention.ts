import { sql } from 'kysely'
import { oldRows, retention } from '#kernel/retention'
import { w } from './words.ts'

const isOld = (before: string) => sql<boolean>`at <= ${before}::timestamptz`

/** How long it is kept what agents sent, word for word. */
export const oldRaw = retention({
  name: 'agents.raw',
  title: w.later('retention-raw'),
  ask: w.later('retention-raw-days'),
  usual: 30,
  least: 1,
  ...oldRows('agent_raw', isOld),
})
/** How long it is kept that they reported. */
export const oldReports = retention({
  name: 'agents.reports',
  title: w.later('retention-reports'),
  ask: w.later('retention-reports-days'),
  usual: 30,
  least: 1,
  ...oldRows('agent_report', isOld),
})
