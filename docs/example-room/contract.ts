import { z } from 'zod'
import { byId, Day, event, get, Id, Instant, page, paging, post, Verdict } from '#lib/contract'
import { Named } from '#lib/shapes'

export const Visit = z.object({
  id: Id,
  key: z.string().meta({ title: 'No.' }),
  name: z.string().meta({ title: 'Visitor' }),
  host: Named.meta({ title: 'Host' }),
  day: Day.meta({ title: 'Day' }),
  arrived_at: Instant.nullable().meta({ title: 'Arrived' }),
  can: z.object({ arrive: Verdict }),
})
export type Visit = z.output<typeof Visit>

export const VisitDraft = z.object({
  name: z.string().trim().min(2).max(100).meta({ title: 'Visitor' }),
  day: Day.meta({ title: 'Day' }),
  host_id: Id.meta({ title: 'Host', of: 'person' }),
})

export const visits = {
  list: get('/api/visits', {
    summary: 'List visits that you may see, the latest day first',
    can: 'visits.read',
    input: z.object(paging),
    reply: page(Visit),
  }),
  announce: post('/api/visits', {
    summary: 'Announce that somebody will visit',
    can: 'visits.announce',
    input: VisitDraft,
    reply: Visit,
  }),
  arrive: post('/api/visits/:id/arrive', {
    summary: 'Note that a visitor is here',
    can: 'visits.read',
    input: byId,
    reply: Visit,
  }),
}

export const VisitAnnounced = event('visits.announced', z.object({ day: Day, host_id: Id }))
export const VisitorArrived = event('visits.arrived', z.object({}))
