import { eventLine } from '#kernel/event-lines'
import { defineModule } from '#kernel/module'
import { shortage as contract, shortageFound, shortageOver } from './contract.ts'
import { tellShort } from './look.ts'
import { buys, raises } from './settings.ts'
import { w } from './words.ts'

export const shortage = defineModule({
  name: 'shortage',
  contract,
  handlers: {},
  events: [shortageFound, shortageOver],
  eventLines: [
    eventLine(shortageFound, { say: ({ title, missing: n }) => w.later('told-found', { title, n }) }),
    eventLine(shortageOver, { say: ({ title }) => w.later('told-over', { title }) }),
  ],
  settings: [raises, buys],
  schedules: [{ name: 'shortage.look', title: w.later('look'), everySeconds: 3600, run: tellShort }],
})
