import { sql } from 'kysely'
import type { Ailment, Check } from '#kernel/doctor/check'
import { tellMonitors } from '#kernel/metrics'
import { w } from './words.ts'

interface Undelivered {
  mails: number
  pushes: number
  devices: number
}

const undelivered = sql<Undelivered>`
  select (select count(*)::int from notice where mail_at < now() - interval '1 hour') as mails,
    (select count(*)::int from notice_push where run_after < now() - interval '1 hour') as pushes,
    (select count(*)::int from push_device where failing_since < now() - interval '1 day') as devices`

tellMonitors({
  name: 'notices_undelivered',
  help: 'Mails and pushes of notices that are an hour late, and browsers that take nothing for a day',
  async of(db) {
    const { rows } = await undelivered.execute(db)
    const { mails = 0, pushes = 0, devices = 0 } = rows[0] ?? {}
    return [
      { what: 'mails', value: mails },
      { what: 'pushes', value: pushes },
      { what: 'devices', value: devices },
    ]
  },
})

export const noticesLeave: Check = {
  name: 'notices',
  title: w.later('check.title'),
  async find({ db }) {
    const { rows } = await undelivered.execute(db)
    const { mails = 0, pushes = 0, devices = 0 } = rows[0] ?? {}
    const late: Ailment = {
      grave: false,
      says: w.later('check.mails', { n: mails + pushes }),
      remedy: w.later('check.mails-do'),
    }
    const shut: Ailment = {
      grave: false,
      says: w.later('check.pushes', { n: devices }),
      remedy: w.later('check.pushes-do'),
    }
    return [...(mails + pushes > 0 ? [late] : []), ...(devices > 0 ? [shut] : [])]
  },
}
