import { defineModule } from '#kernel/module'
import { software as contract } from './contract.ts'
import { devicesWith, installedOn, listPackages } from './queries.ts'
import { w } from './words.ts'

export const software = defineModule({
  name: 'software',
  contract,
  handlers: { list: listPackages, devices: devicesWith, on: installedOn },
  permissions: {
    'software.read': {
      title: w.later('may-read'),
      roles: ['technician', 'lead', 'manager', 'auditor'],
    },
  },
})
