import { raisesAlarm } from '#facets/home/alarms'
import { w } from './words.ts'

/** What was switched off by itself stands above every page of those who administer, until one of them has saved it. */
raisesAlarm({
  name: 'webhooks',
  async find({ db }) {
    const off = await db
      .selectFrom('webhook')
      .select('name')
      .where('off_why', 'is not', null)
      .orderBy('name')
      .execute()
    const [first] = off
    if (!first) return []
    const says = w.later('alarm', { n: off.length, name: first.name })
    return [{ name: 'webhooks', says, sub: w.later('alarm-sub'), to: '/admin/webhooks' }]
  },
})
