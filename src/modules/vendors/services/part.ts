import { makingOne, thenDone } from '#kernel/handlers'
import type { Relation } from '#kernel/relations'
import { archiveService, createServices, saveService } from './commands.ts'
import { serving as contract } from './contract.ts'
import * as happened from './events.ts'
import { serviceLines } from './lines.ts'
import { countServices, listServices } from './list.ts'
import { servicePast } from './past.ts'
import { showService } from './queries.ts'
import { takeServices } from './take.ts'
import { w } from './words.ts'

const serves: Relation = {
  name: 'serves',
  inverse: 'served-by',
  title: w.later('serves'),
  inverseTitle: w.later('served-by'),
  from: ['vendor-service'],
  to: 'any',
}

const view = (name: 'all' | 'critical' | 'uncovered' | 'archive', q: string) => ({
  list: 'vendors.services',
  name,
  title: w.later(`view.${name}`),
  q,
})

/** The part of the room that holds what vendors do for us, as the module joins it. */
export const services = {
  handlers: {
    services: listServices,
    countServices,
    service: showService,
    createService: makingOne(createServices),
    saveService,
    archiveService: thenDone(archiveService),
  },
  kinds: [
    {
      name: 'vendor-service',
      title: w.later('service'),
      prefix: 'VSV',
      sequence: 'vendor_service_number',
      can: { read: 'vendors.read', write: 'vendors.write' },
      page: contract.service.path,
      family: 'vendor_service',
    },
  ],
  relations: [serves],
  events: Object.values(happened),
  eventLines: serviceLines,
  pasts: [servicePast],
  schedules: [
    {
      name: 'vendors.services',
      title: w.later('take'),
      everySeconds: 3600,
      run: (ctx: Parameters<typeof takeServices>[0]) => takeServices(ctx),
    },
  ],
  views: [
    view('all', 'archived:no'),
    view('critical', 'tier<=2 archived:no'),
    view('uncovered', 'contract:none archived:no'),
    view('archive', 'archived:yes'),
  ],
} as const
