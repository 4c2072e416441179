import { defineModule } from '#kernel/module'
import { tellPresence, visitRecord } from './commands.ts'
import { records as contract } from './contract.ts'
import { findRecords, goTo, recentOf, showRecord } from './queries.ts'
import { recentData } from './personal-data.ts'

export const records = defineModule({
  name: 'records',
  contract,
  handlers: {
    go: goTo,
    search: findRecords,
    record: showRecord,
    recent: recentOf,
    visit: visitRecord,
    presence: tellPresence,
  },
  personalData: [recentData],
})
