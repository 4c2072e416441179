import './home.ts'
import { defineModule } from '#kernel/module'
import { addDirectory, changeDirectory, decideSignIn, removeDirectory } from './commands/directories.ts'
import {
  addConnection,
  makeConnectionToken,
  removeConnection,
  revokeConnectionToken,
} from './commands/connections.ts'
import { rehearse, run, syncSchedule, syncTask } from './commands/runs.ts'
import { settle } from './commands/settle.ts'
import { directories as contract } from './contract.ts'
import { lockedPasswords } from './directories.ts'
import * as happened from './events.ts'
import { lines } from './lines.ts'
import { directoryData } from './personal-data.ts'
import { directoryPowers } from './powers.ts'
import { connectionCalls, connections } from './queries/connections.ts'
import { lastRun, listDirectories } from './queries/directories.ts'
import { scimFace } from './scim/face.ts'
import { w } from './words.ts'

export const directories = defineModule({
  name: 'directories',
  contract,
  handlers: {
    list: listDirectories,
    add: addDirectory,
    change: changeDirectory,
    remove: removeDirectory,
    decideSignIn,
    rehearse,
    run,
    lastRun,
    settle,
    connections,
    addConnection,
    makeConnectionToken,
    revokeConnectionToken,
    removeConnection,
    connectionCalls,
  },
  faces: [scimFace],
  permissions: {
    'directories.read': { title: w.later('may-read'), roles: ['administrator', 'auditor'] },
    'directories.sign-in': { title: w.later('may-sign-in'), roles: ['administrator'] },
    'directories.provision': { title: w.later('may-provision'), roles: ['administrator'] },
    'directories.manage': { title: w.later('may-manage'), roles: ['administrator'] },
  },
  events: Object.values(happened),
  eventLines: lines,
  locks: [lockedPasswords],
  powers: directoryPowers,
  personalData: [directoryData],
  tasks: [syncTask],
  schedules: [syncSchedule],
  refusals: {
    directory_name_unique: w.later('name-taken'),
    provisioned_name: w.later('why-twice'),
  },
})
