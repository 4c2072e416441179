import { z } from 'zod'
import { Counted, Counting, Done, get, listingBy, page, patch, post } from '#lib/contract'
import { Made, Saved, archiving, byIdOrKey, editing } from '#lib/shapes'
import { ServiceDraft, ServicePatch, ServiceRow, ServiceView } from './schemas.ts'

/** What vendors do for us. */
export const serving = {
  services: get('/api/vendor-services', {
    summary: 'Services of vendors that a filter lets through',
    can: 'vendors.read',
    input: z.object(listingBy('name', 'tier', 'updated')),
    reply: page(ServiceRow),
  }),
  countServices: get('/api/vendor-services/count', {
    summary: 'How many services of vendors a filter lets through',
    can: 'vendors.read',
    input: Counting,
    reply: Counted,
  }),
  service: get('/api/vendor-services/:id', {
    summary: 'One service of a vendor: what it is, how critical, and what covers it',
    can: 'vendors.read',
    input: byIdOrKey,
    reply: ServiceView,
  }),
  createService: post('/api/vendor-services', {
    summary: 'Add a service of a vendor',
    can: 'vendors.write',
    input: ServiceDraft,
    reply: Made,
  }),
  saveService: patch('/api/vendor-services/:id', {
    summary: 'Change a service of a vendor',
    can: 'vendors.write',
    input: editing.extend(ServicePatch.shape),
    reply: Saved,
  }),
  archiveService: post('/api/vendor-services/:id/archive', {
    summary: 'Put a service of a vendor in the archive, or bring it back',
    can: 'vendors.write',
    input: archiving,
    reply: Done,
  }),
}
