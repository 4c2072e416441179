import { eventLine } from '#kernel/event-lines'
import { defineModule } from '#kernel/module'
import { expiry as contract, expiryNear } from './contract.ts'
import { tellNear } from './near.ts'
import { raiseDays, raises } from './settings.ts'
import { w } from './words.ts'

export const expiry = defineModule({
  name: 'expiry',
  contract,
  handlers: {},
  events: [expiryNear],
  eventLines: [
    eventLine(expiryNear, {
      say: ({ title, act_on, ends_on }, { day }) =>
        w.later('told-near', { title, day: day(act_on ?? ends_on) }),
    }),
  ],
  settings: [raises, raiseDays],
  schedules: [{ name: 'expiry.near', title: w.later('look'), everySeconds: 3600, run: tellNear }],
})
