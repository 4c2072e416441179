import { defineModule } from '#kernel/module'
import { gatherWords } from '#kernel/record-words'
import { tellPresence, visitRecord } from './commands.ts'
import { records as contract } from './contract.ts'
import { findRecords, goTo, recentOf, showRecord } from './queries.ts'
import { recentData } from './personal-data.ts'
import { w } from './words.ts'

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
  schedules: [
    {
      name: 'records.words',
      title: w.later('gather'),
      everySeconds: 10,
      run: async (ctx) => void (await gatherWords(ctx)),
    },
  ],
})
