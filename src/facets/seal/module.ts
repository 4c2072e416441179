import './home.ts'
import { defineModule } from '#kernel/module'
import { mailHeadSchedule } from './by-mail.ts'
import { seal as contract } from './contract.ts'
import { proveEvent, proveGrowth, showHead } from './queries.ts'

export const seal = defineModule({
  name: 'seal',
  contract,
  handlers: { head: showHead, proof: proveEvent, growth: proveGrowth },
  schedules: [mailHeadSchedule],
})
