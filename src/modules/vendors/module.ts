import './held.ts'
import './home.ts'
import './import/importers.ts'
import { makingOne, thenDone } from '#kernel/handlers'
import { defineModule } from '#kernel/module'
import type { Relation } from '#kernel/relations'
import { assessments } from './assessments/part.ts'
import { w as assess } from './assessments/words.ts'
import { claims } from './claims/part.ts'
import {
  addContact,
  archiveVendor,
  createVendors,
  removeContact,
  saveContact,
  saveVendor,
} from './commands.ts'
import { vendors as contract } from './contract.ts'
import { archiveContract, cancelContract, createContracts, saveContract } from './contract-commands.ts'
import * as happened from './events.ts'
import { eventLines } from './lines.ts'
import { countContracts, countVendors, listContracts, listVendors } from './list.ts'
import { tellOwners } from './notices.ts'
import { obligations } from './obligations/part.ts'
import { comparisons } from './offers/part.ts'
import { contractPast, vendorPast } from './past.ts'
import { showContract, showVendor } from './queries.ts'
import { refreshTerms } from './refresh.ts'
import { showRunway } from './runway.ts'
import { services } from './services/part.ts'
import { settings } from './settings.ts'
import { w } from './words.ts'

const can = { read: 'vendors.read', write: 'vendors.write' }
const relations: readonly Relation[] = [
  {
    name: 'covers',
    inverse: 'covered-by',
    title: w.later('covers'),
    inverseTitle: w.later('covered-by'),
    from: ['contract'],
    to: 'any',
  },
  {
    name: 'supplies',
    inverse: 'supplied-by',
    title: w.later('supplies'),
    inverseTitle: w.later('supplied-by'),
    from: ['vendor'],
    to: 'any',
  },
  ...services.relations,
]

export const vendors = defineModule({
  name: 'vendors',
  contract,
  handlers: {
    list: listVendors,
    count: countVendors,
    get: showVendor,
    create: makingOne(createVendors),
    save: saveVendor,
    archive: thenDone(archiveVendor),
    addContact,
    saveContact: thenDone(saveContact),
    removeContact: thenDone(removeContact),
    contracts: listContracts,
    countContracts,
    contract: showContract,
    createContract: makingOne(createContracts),
    saveContract,
    runway: showRunway,
    cancelContract,
    archiveContract: thenDone(archiveContract),
    ...assessments.handlers,
    ...comparisons.handlers,
    ...claims.handlers,
    ...obligations.handlers,
    ...services.handlers,
  },
  permissions: {
    'vendors.read': { title: w.later('may-read'), roles: ['technician', 'lead', 'manager', 'auditor'] },
    'vendors.write': { title: w.later('may-write'), roles: ['lead', 'manager'] },
    'vendors.assess': { title: assess.later('may-assess'), roles: ['technician', 'lead', 'manager'] },
  },
  kinds: [
    {
      name: 'vendor',
      title: w.later('vendor'),
      prefix: 'VEN',
      sequence: 'vendor_number',
      can,
      page: contract.get.path,
      family: 'vendor',
    },
    {
      name: 'contract',
      title: w.later('contract'),
      prefix: 'CON',
      sequence: 'contract_number',
      can,
      page: contract.contract.path,
      family: 'contract',
    },
    ...assessments.kinds,
    ...comparisons.kinds,
    ...claims.kinds,
    ...obligations.kinds,
    ...services.kinds,
  ],
  relations,
  settings: [...settings, ...assessments.settings],
  events: [
    ...Object.values(happened),
    ...assessments.events,
    ...comparisons.events,
    ...claims.events,
    ...obligations.events,
    ...services.events,
  ],
  eventLines: [
    ...eventLines,
    ...assessments.eventLines,
    ...comparisons.eventLines,
    ...claims.eventLines,
    ...obligations.eventLines,
    ...services.eventLines,
  ],
  pasts: [
    vendorPast,
    contractPast,
    ...assessments.pasts,
    ...comparisons.pasts,
    ...claims.pasts,
    ...obligations.pasts,
    ...services.pasts,
  ],
  schedules: [
    { name: 'vendors.terms', title: w.later('refresh'), everySeconds: 3600, run: refreshTerms },
    { name: 'vendors.decide', title: w.later('remind'), everySeconds: 3600, run: tellOwners },
    ...claims.schedules,
    ...obligations.schedules,
    ...services.schedules,
  ],
  views: [
    { list: 'vendors.list', name: 'all', title: w.later('view.all'), q: 'archived:no' },
    { list: 'vendors.list', name: 'critical', title: w.later('view.critical'), q: 'tier<=2 archived:no' },
    { list: 'vendors.list', name: 'archive', title: w.later('view.archive'), q: 'archived:yes' },
    {
      list: 'vendors.contracts',
      name: 'running',
      title: w.later('view.running'),
      q: 'status:planned,running,cancelled archived:no',
    },
    {
      list: 'vendors.contracts',
      name: 'decide',
      title: w.later('view.decide'),
      q: 'notice<=90d archived:no',
    },
    { list: 'vendors.contracts', name: 'mine', title: w.later('view.mine'), q: 'owner:me archived:no' },
    { list: 'vendors.contracts', name: 'ended', title: w.later('view.ended'), q: 'status:ended archived:no' },
    { list: 'vendors.contracts', name: 'archive', title: w.later('view.archive'), q: 'archived:yes' },
    ...assessments.views,
    ...comparisons.views,
    ...claims.views,
    ...obligations.views,
    ...services.views,
  ],
  refusals: {
    vendor_name_unique: w.later('name-taken'),
    contract_calendar_id_fkey: w.later('no-calendar'),
    ...claims.refusals,
  },
})
