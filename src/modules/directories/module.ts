import './home.ts'
import { defineModule } from '#kernel/module'
import { addDirectory, changeDirectory, removeDirectory } from './commands/directories.ts'
import { rehearse, run, syncSchedule, syncTask } from './commands/runs.ts'
import { settle } from './commands/settle.ts'
import { directories as contract } from './contract.ts'
import { lockedPasswords } from './directories.ts'
import * as happened from './events.ts'
import { lines } from './lines.ts'
import { directoryData } from './personal-data.ts'
import { directoryPower } from './powers.ts'
import { lastRun, listDirectories } from './queries/directories.ts'
import { w } from './words.ts'

export const directories = defineModule({
  name: 'directories',
  contract,
  handlers: {
    list: listDirectories,
    add: addDirectory,
    change: changeDirectory,
    remove: removeDirectory,
    rehearse,
    run,
    lastRun,
    settle,
  },
  permissions: {
    'directories.read': { title: w('may-read'), roles: ['administrator', 'auditor'] },
    'directories.manage': { title: w('may-manage'), roles: ['administrator'] },
  },
  events: Object.values(happened),
  eventLines: lines,
  locks: [lockedPasswords],
  powers: [directoryPower],
  personalData: [directoryData],
  tasks: [syncTask],
  schedules: [syncSchedule],
  refusals: { directory_name_unique: w.later('name-taken') },
})
