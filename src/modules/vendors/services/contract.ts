import { z } from 'zod'
import { byId, Counted, Counting, Done, get, Id, listingBy, page, patch, post } from '#lib/contract'
import { Ref, versioned } from '../schemas.ts'
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
    input: z.object({ id: Ref }),
    reply: ServiceView,
  }),
  createService: post('/api/vendor-services', {
    summary: 'Add a service of a vendor',
    can: 'vendors.write',
    input: ServiceDraft,
    reply: z.object({ id: Id, key: z.string() }),
  }),
  saveService: patch('/api/vendor-services/:id', {
    summary: 'Change a service of a vendor',
    can: 'vendors.write',
    input: byId.extend({ ...versioned, ...ServicePatch.shape }),
    reply: z.object({ version: z.int() }),
  }),
  archiveService: post('/api/vendor-services/:id/archive', {
    summary: 'Put a service of a vendor in the archive, or bring it back',
    can: 'vendors.write',
    input: byId.extend({ archived: z.boolean().default(true).meta({ title: 'In the archive' }) }),
    reply: Done,
  }),
}
