import { eventLine } from '#kernel/event-lines'
import { defineModule } from '#kernel/module'
import { announce, arrive } from './commands.ts'
import { VisitAnnounced, VisitorArrived, visits as contract } from './contract.ts'
import { listVisits } from './queries.ts'
import { w } from './words.ts'

export const visits = defineModule({
  name: 'visits',
  contract,
  handlers: { list: listVisits, announce, arrive },
  permissions: {
    'visits.read': {
      title: w.later('may-read'),
      roles: ['requester', 'technician', 'lead', 'manager', 'auditor'],
    },
    'visits.announce': { title: w.later('may-announce'), roles: ['technician', 'lead', 'manager'] },
  },
  kinds: [
    {
      name: 'visit',
      title: w.later('visit'),
      prefix: 'VIS',
      sequence: 'visit_number',
      can: { read: 'visits.read', write: 'visits.announce' },
      family: 'visit',
    },
  ],
  events: [VisitAnnounced, VisitorArrived],
  eventLines: [
    eventLine(VisitAnnounced, {
      say: ({ host_id }, { actor, of }) => w.later('line-announced', { actor, host: of(host_id) }),
      mentions: ({ host_id }) => [host_id],
    }),
    eventLine(VisitorArrived, { say: (_, { actor }) => w.later('line-arrived', { actor }) }),
  ],
  refusals: { visit_host_id_fkey: w.later('no-host') },
})
